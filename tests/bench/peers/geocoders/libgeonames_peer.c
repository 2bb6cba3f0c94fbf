/* Debian's libgeonames as a filter: names on standard input, "NAME <TAB> longitude <TAB> latitude <TAB> country" out,
 * empty fields where nothing is found. */
#include <geonames.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        guint length = 0;
        gint* found = geonames_query_cities_sync(line, GEONAMES_QUERY_DEFAULT, &length, NULL, NULL);
        if (found != NULL && length > 0) {
            GeonamesCity* city = geonames_get_city(found[0]);
            printf("%s\t%.5f\t%.5f\t%s\n", line, geonames_city_get_longitude(city), geonames_city_get_latitude(city),
                   geonames_city_get_country_code(city));
            geonames_city_free(city);
        } else {
            printf("%s\t\t\t\n", line);
        }
        g_free(found);
    }
    return 0;
}
