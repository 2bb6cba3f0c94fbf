/* Debian's libgeonames as a peer of compare: names on standard input; out come
 * "NAME <TAB> longitude <TAB> latitude <TAB> country <TAB> nanoseconds of the second look-up", empty where nothing is found. */
#include <geonames.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static long long now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* The first city found, to be freed; NULL = none. */
static GeonamesCity* look_up(const char* name) {
    guint length = 0;
    gint* found = geonames_query_cities_sync(name, GEONAMES_QUERY_DEFAULT, &length, NULL, NULL);
    GeonamesCity* city = found != NULL && length > 0 ? geonames_get_city(found[0]) : NULL;
    g_free(found);
    return city;
}

int main(void) {
    char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        GeonamesCity* city = look_up(line);
        if (city != NULL) geonames_city_free(city);
        const long long begun = now_ns();
        city = look_up(line);
        const long long spent = now_ns() - begun;
        if (city != NULL) {
            printf("%s\t%.5f\t%.5f\t%s\t%lld\n", line, geonames_city_get_longitude(city),
                   geonames_city_get_latitude(city), geonames_city_get_country_code(city), spent);
            geonames_city_free(city);
        } else {
            printf("%s\t\t\t\t%lld\n", line, spent);
        }
    }
    return 0;
}
