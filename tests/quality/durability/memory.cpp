#include "memory.hpp"

#include <cstdlib>
#include <new>
#include <sqlite3.h>

namespace memory {

namespace {

bool armed = false, happened = false;
Of whose_turn = Of::sqlite;
int left = 0;
sqlite3_mem_methods usual;

bool fails(Of whose) {
    if (!armed || whose != whose_turn || --left > 0) return false;
    armed = false;
    return happened = true;
}

void* allocate(int size) {
    return fails(Of::sqlite) ? nullptr : usual.xMalloc(size);
}
void* reallocate(void* old, int size) {
    return fails(Of::sqlite) ? nullptr : usual.xRealloc(old, size);
}

} // namespace

void install() {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
    sqlite3_mem_methods ours = usual;
    ours.xMalloc = allocate;
    ours.xRealloc = reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

void fail_at(Of whose, int nth) {
    happened = false;
    whose_turn = whose;
    left = nth;
    armed = true;
}

bool stop_failing() {
    armed = false;
    return happened;
}

} // namespace memory

void* operator new(std::size_t size) {
    void* const got = memory::fails(memory::Of::cpp) ? nullptr : std::malloc(size == 0 ? 1 : size);
    if (got == nullptr) throw std::bad_alloc();
    return got;
}
void operator delete(void* block) noexcept {
    std::free(block);
}
void operator delete(void* block, std::size_t /*size*/) noexcept {
    std::free(block);
}
