#pragma once
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/hit.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/unit_regions.hpp"
#include "geodata/pack.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

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

struct Gazetteer::Impl {
    Impl(Index opened, std::filesystem::path folder, std::string viewpoint)
        : index(std::move(opened)), pack(std::move(folder), std::move(viewpoint)) {}

    Index index;
    LazyPack pack;
    UnitRegions unit_regions;

    [[nodiscard]] core::Place place(Entity entity, std::string_view language) const;
    [[nodiscard]] core::Candidate candidate(const Hit& hit, double score, std::string_view language) const;
    /// The country under the viewpoint in use.
    [[nodiscard]] std::string country(Entity entity) const;
    [[nodiscard]] std::optional<Entity> by_id(std::string_view id) const { return index.by_id(id); }
    [[nodiscard]] std::optional<Entity> country_entity(std::string_view iso2) const;
    /// The nearest settlement, anywhere.
    [[nodiscard]] std::optional<Entity> nearest(core::LonLat point) const;
};

} // namespace whenabouts::gazetteer
