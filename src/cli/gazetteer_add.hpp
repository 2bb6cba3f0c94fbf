#pragma once
#include "ogr/layer_reader.hpp"

#include <string>
#include <vector>

namespace whenabouts::cli {

struct GazetteerAddFlags {
    std::vector<std::string> files;
    std::string name;
    ogr::LayerWish layer; ///< `layer.name` empty: the files are tables of GeoNames
    std::string kind = "facility", language, on_error = "skip";
    bool force = false;
};

/// Builds a further gazetteer out of files; gives the exit status.
int run_gazetteer_add(const GazetteerAddFlags& flags);

} // namespace whenabouts::cli
