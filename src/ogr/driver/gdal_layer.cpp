// The half of the room that calls GDAL: a shared library that open_layer() loads.
#include "ogr/layer_reader.hpp"

#include <algorithm>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <utility>

namespace whenabouts::ogr {
namespace {

void keep_quiet(CPLErr /*level*/, CPLErrorNum /*number*/, const char* /*message*/) {}

std::string last_message() {
    std::string text = CPLGetLastErrorMsg();
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20U) c = ' ';
    return text;
}

std::string columns_of(const OGRFeatureDefn& fields) {
    std::string out;
    for (int i = 0; i < fields.GetFieldCount(); ++i)
        out += (i == 0 ? "" : ", ") + std::string(fields.GetFieldDefn(i)->GetNameRef());
    return out.empty() ? "none" : out;
}

struct Columns {
    int name = -1, id = -1, kind = -1, population = -1, country = -1;
    std::vector<int> names;
};

core::Result<int> column(const OGRFeatureDefn& fields, const std::string& name, const std::string& where) {
    if (name.empty()) return -1;
    const int found = fields.GetFieldIndex(name.c_str());
    if (found < 0) return core::unreadable(where, "has no column '" + name + "'", "it has: " + columns_of(fields));
    return found;
}

core::Result<Columns> columns(const OGRFeatureDefn& fields, const LayerWish& wish, const std::string& where) {
    Columns out;
    for (const auto& [to, name] :
         {std::pair{&out.name, &wish.name}, std::pair{&out.id, &wish.id}, std::pair{&out.kind, &wish.kind},
          std::pair{&out.population, &wish.population}, std::pair{&out.country, &wish.country}}) {
        const auto found = column(fields, *name, where);
        if (!found) return tl::unexpected(found.error());
        *to = *found;
    }
    for (const std::string& name : wish.names) {
        const auto found = column(fields, name, where);
        if (!found) return tl::unexpected(found.error());
        out.names.push_back(*found);
    }
    return out;
}

core::Box box_of(const OGREnvelope& e) {
    return {e.MinX, e.MinY, e.MaxX, e.MaxY};
}

/// Around all parts, across the antimeridian where that is the smaller box.
core::Box box_of(const OGRGeometry& shape) {
    const OGRwkbGeometryType type = wkbFlatten(shape.getGeometryType());
    OGREnvelope envelope;
    if (type == wkbMultiPolygon || type == wkbMultiLineString || type == wkbMultiPoint ||
        type == wkbGeometryCollection) {
        const OGRGeometryCollection* parts = shape.toGeometryCollection();
        std::optional<core::Box> box;
        for (int i = 0; i < parts->getNumGeometries(); ++i) {
            parts->getGeometryRef(i)->getEnvelope(&envelope);
            box = box ? core::unite(*box, box_of(envelope)) : box_of(envelope);
        }
        if (box) return *box;
    }
    shape.getEnvelope(&envelope);
    return box_of(envelope);
}

core::LonLat middle_of(const OGRGeometry& shape, const core::Box& box) {
    const OGRwkbGeometryType type = wkbFlatten(shape.getGeometryType());
    if (type == wkbPoint) return {shape.toPoint()->getX(), shape.toPoint()->getY()};
    if (type == wkbPolygon || type == wkbMultiPolygon) {
        OGRPoint inside;
        const auto* surface = type == wkbPolygon ? static_cast<const OGRGeometry*>(shape.toPolygon()) : &shape;
        const bool found = type == wkbPolygon ? shape.toPolygon()->PointOnSurface(&inside) == OGRERR_NONE
                                              : shape.toMultiPolygon()->PointOnSurface(&inside) == OGRERR_NONE;
        if (surface != nullptr && found && !inside.IsEmpty()) return {inside.getX(), inside.getY()};
    }
    return box.centre();
}

class GdalLayer final : public LayerReader {
  public:
    GdalLayer(GDALDatasetUniquePtr dataset, OGRLayer* layer, Columns columns, std::string name)
        : m_dataset(std::move(dataset)), m_layer(layer), m_columns(std::move(columns)), m_name(std::move(name)) {
        const GIntBig count = layer->GetFeatureCount(FALSE);
        if (count > 0) m_total = static_cast<std::uint64_t>(count);
        layer->ResetReading();
    }

    /// Positions come out as longitude and latitude of WGS 84; a layer that does not say what it has is taken for that.
    core::Result<void> to_geographic() {
        const OGRSpatialReference* own = m_layer->GetSpatialRef();
        if (own == nullptr) return {};
        OGRSpatialReference source(*own);
        OGRSpatialReference wgs84;
        source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (wgs84.importFromEPSG(4326) != OGRERR_NONE) return {};
        if (source.IsSame(&wgs84) != 0) return {};
        m_transformation.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
        if (!m_transformation)
            return core::unreadable(m_name, "its coordinate system cannot be turned into longitude and latitude",
                                    "convert it with ogr2ogr -t_srs EPSG:4326");
        return {};
    }

    core::Result<bool> next(LayerRow& row) override {
        CPLErrorReset();
        const OGRFeatureUniquePtr feature(m_layer->GetNextFeature());
        if (!feature) {
            if (CPLGetLastErrorType() >= CE_Failure) return core::unreadable(m_name, last_message());
            return false;
        }
        row = {};
        row.number = static_cast<std::int64_t>(feature->GetFID());
        row.name = text(*feature, m_columns.name);
        for (const int field : m_columns.names)
            if (std::string further = text(*feature, field); !further.empty()) row.names.push_back(std::move(further));
        row.id = text(*feature, m_columns.id);
        row.kind = text(*feature, m_columns.kind);
        row.country = text(*feature, m_columns.country);
        if (m_columns.population >= 0 && feature->IsFieldSetAndNotNull(m_columns.population) != 0) {
            const double people = feature->GetFieldAsDouble(m_columns.population);
            constexpr double most = 1e11;
            if (std::isfinite(people)) row.population = static_cast<std::int64_t>(std::clamp(people, 0.0, most));
        }
        place(*feature, row);
        return true;
    }
    [[nodiscard]] std::uint64_t total() const override { return m_total; }
    [[nodiscard]] const std::string& name() const override { return m_name; }

  private:
    static std::string text(const OGRFeature& feature, int field) {
        if (field < 0 || feature.IsFieldSetAndNotNull(field) == 0) return {};
        return const_cast<OGRFeature&>(feature).GetFieldAsString(field);
    }

    void place(OGRFeature& feature, LayerRow& row) const {
        OGRGeometry* shape = feature.GetGeometryRef();
        if (shape == nullptr || shape->IsEmpty() != 0) {
            row.problem = "has no geometry";
            return;
        }
        if (m_transformation && shape->transform(m_transformation.get()) != OGRERR_NONE) {
            row.problem = "its position cannot be turned into longitude and latitude";
            return;
        }
        const core::Box box = box_of(*shape);
        row.position = middle_of(*shape, box);
        if (!core::is_valid(row.position)) {
            row.problem = "lies outside of the world: " + std::to_string(row.position.lon) + ", " +
                          std::to_string(row.position.lat);
            return;
        }
        if (box.width() <= 0 && box.height() <= 0) return;
        row.box = box;
        for (const core::LonLat corner : {core::LonLat{box.west, box.south}, core::LonLat{box.west, box.north},
                                          core::LonLat{box.east, box.south}, core::LonLat{box.east, box.north}})
            row.radius_m = std::max(row.radius_m, core::distance_m(row.position, corner));
    }

    struct Destroy {
        void operator()(OGRCoordinateTransformation* t) const { OGRCoordinateTransformation::DestroyCT(t); }
    };
    GDALDatasetUniquePtr m_dataset;
    OGRLayer* m_layer;
    Columns m_columns;
    std::string m_name;
    std::uint64_t m_total = 0;
    std::unique_ptr<OGRCoordinateTransformation, Destroy> m_transformation;
};

core::Result<OGRLayer*> chosen_layer(GDALDataset& dataset, const std::string& path, const LayerWish& wish) {
    if (!wish.layer.empty()) {
        OGRLayer* layer = dataset.GetLayerByName(wish.layer.c_str());
        if (layer != nullptr) return layer;
        std::string there;
        for (int i = 0; i < dataset.GetLayerCount(); ++i)
            there += (i == 0 ? "" : ", ") + std::string(dataset.GetLayer(i)->GetName());
        return core::unreadable(path, "has no layer '" + wish.layer + "'", "it has: " + there);
    }
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        if (dataset.GetLayer(i)->GetLayerDefn()->GetFieldIndex(wish.name.c_str()) >= 0) return dataset.GetLayer(i);
    if (dataset.GetLayerCount() == 0) return core::unreadable(path, "holds no layer with features");
    return dataset.GetLayer(0); // the message about the column comes from there
}

core::Result<std::unique_ptr<LayerReader>> open(const std::string& path, const LayerWish& wish) {
    CPLSetErrorHandler(keep_quiet);
    GDALAllRegister();
    CPLErrorReset();
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!dataset) {
        const std::string why = last_message();
        return core::unreadable(path, "GDAL cannot read it" + (why.empty() ? std::string{} : ": " + why),
                                "give a GeoPackage, shapefile, GeoJSON, KML, CSV or another layer that ogrinfo lists");
    }
    const auto layer = chosen_layer(*dataset, path, wish);
    if (!layer) return tl::unexpected(layer.error());
    const std::string name = path + ":" + (*layer)->GetName();
    auto found = columns(*(*layer)->GetLayerDefn(), wish, name);
    if (!found) return tl::unexpected(found.error());
    auto reader = std::make_unique<GdalLayer>(std::move(dataset), *layer, std::move(*found), name);
    if (auto ready = reader->to_geographic(); !ready) return tl::unexpected(ready.error());
    return std::unique_ptr<LayerReader>(std::move(reader));
}

} // namespace
} // namespace whenabouts::ogr

extern "C" __attribute__((visibility("default")))
whenabouts::core::Result<std::unique_ptr<whenabouts::ogr::LayerReader>>
whenabouts_open_layer(const std::string& path, const whenabouts::ogr::LayerWish& wish) {
    try {
        return whenabouts::ogr::open(path, wish);
    } catch (const std::exception& error) {
        return whenabouts::core::unreadable(path, std::string("GDAL gave up: ") + error.what());
    }
}
