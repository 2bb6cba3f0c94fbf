#define DOCTEST_CONFIG_IMPLEMENT
#include "disk.hpp"
#include "memory.hpp"

#include <doctest/doctest.h>

int main(int argc, char** argv) {
    memory::install();
    disk::install();
    return doctest::Context(argc, argv).run();
}
