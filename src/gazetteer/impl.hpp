#pragma once
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/hit.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/pinned_names.hpp"
#include "gazetteer/unit_regions.hpp"
#include "geodata/pack.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// The pack, opened when a polygon is first asked for: most look-ups never need one.
class LazyPack {
  public:
    LazyPack(std::filesystem::path folder, std::string viewpoint)
        : m_folder(std::move(folder)), m_viewpoint(std::move(viewpoint)) {}
    [[nodiscard]] core::Result<void> open_now() const;
    /// Null when the pack cannot be opened: areas are then taken as circles.
    [[nodiscard]] const geodata::Pack* get() const;
    /// Meaningful once get() has given a pack.
    [[nodiscard]] geodata::ViewpointIndex viewpoint() const { return m_index; }
    [[nodiscard]] bool is_default_view() const { return m_viewpoint == "un"; }

  private:
    std::filesystem::path m_folder;
    std::string m_viewpoint;
    mutable std::once_flag m_once;
    mutable std::optional<geodata::Pack> m_pack;
    mutable geodata::ViewpointIndex m_index{};
    mutable core::Result<void> m_outcome;
};

/// A place in one of the gazetteers.
struct LayerEntity {
    std::uint16_t layer = 0;
    Entity entity = 0;
};

struct Gazetteer::Impl {
    Impl(Index opened, std::filesystem::path folder, std::string viewpoint)
        : index(std::move(opened)), pack(std::move(folder), std::move(viewpoint)) {}

    Index index;
    std::vector<Index> further; ///< that a person added
    std::vector<core::Error> problems;
    LazyPack pack;
    UnitRegions unit_regions;
    PinnedNames pins;

    /// The built-in index for 0, then the further ones.
    [[nodiscard]] const Index& index_of(std::uint16_t layer) const {
        return layer == 0 || layer > further.size() ? index : further[layer - 1U];
    }
    [[nodiscard]] core::Place place(Entity entity, std::string_view language) const {
        return place(LayerEntity{0, entity}, language);
    }
    [[nodiscard]] core::Place place(LayerEntity entity, std::string_view language) const;
    [[nodiscard]] core::Candidate candidate(const Hit& hit, double score, std::string_view language) const;
    /// The country under the viewpoint in use.
    [[nodiscard]] std::string country(Entity entity) const { return country(LayerEntity{0, entity}); }
    [[nodiscard]] std::string country(LayerEntity entity) const;
    [[nodiscard]] std::optional<Entity> by_id(std::string_view id) const { return index.by_id(id); }
    /// In whatever gazetteer, the built-in one first.
    [[nodiscard]] std::optional<LayerEntity> anywhere(std::string_view id) const;
    [[nodiscard]] std::optional<Entity> country_entity(std::string_view iso2) const;
    /// The nearest settlement of the built-in index, however far.
    [[nodiscard]] std::optional<Entity> nearest(core::LonLat point) const;
    /// The nearest settlement that any gazetteer has.
    [[nodiscard]] std::optional<LayerEntity> nearest_anywhere(core::LonLat point) const;
};

} // namespace whenabouts::gazetteer
