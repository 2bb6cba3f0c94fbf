#pragma once
#include "core/data_folder.hpp"
#include "gazetteer/gazetteer.hpp"
#include "viewer/model/state.hpp"

#include <memory>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// The gazetteer as the window asks it; opened on the first question. Without an index every answer is empty.
class Places {
  public:
    explicit Places(core::DataFolders folders) : m_folders(std::move(folders)) {}
    /// "What is here?" in lines: nearest town with distance and direction, region, country.
    [[nodiscard]] PlaceAnswer at(core::LonLat point, double accuracy_m);
    /// Places whose name begins with the text, best first, at most six.
    [[nodiscard]] std::vector<PlaceOffer> offers(const std::string& text);

  private:
    const gazetteer::Gazetteer* opened();
    core::DataFolders m_folders;
    std::unique_ptr<gazetteer::Gazetteer> m_gazetteer;
    std::string m_problem; ///< why it could not be opened
};

/// "north-east" for 45 degrees.
[[nodiscard]] std::string direction_words(double bearing_deg);

} // namespace whenabouts::viewer
