// The half of the room that calls PROJ: a shared library that from_proj_string() and from_crs() load.
#include "projection/proj_projection.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <mutex>
#include <numbers>
#include <proj.h>
#include <utility>

namespace whenabouts::projection {
namespace {

constexpr double degree = std::numbers::pi / 180;

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
/// PROJ's objects belong to one thread at a time: a context with the transformation made in it.
struct Worker {
    std::unique_ptr<PJ_CONTEXT, ContextDeleter> context;
    std::unique_ptr<PJ, PjDeleter> pj;
};

Worker fresh_context() {
    Worker worker;
    worker.context.reset(proj_context_create());
    proj_log_level(worker.context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(worker.context.get(), 0);
    return worker;
}

/// All around what the map shows, but not to the pole behind it, which many grids throw to infinity.
Shape crs_shape(const core::Box& box, std::string name) {
    const core::LonLat centre = box.centre();
    const double south = centre.lat > 30 ? -60 : -90;
    const double north = centre.lat < -30 ? 60 : 90;
    return {centre.lon, {{-180, south, 180, north}}, std::move(name)};
}

std::string reason(const Worker& worker) {
    const int code = proj_context_errno(worker.context.get());
    const char* text = code != 0 ? proj_context_errno_string(worker.context.get(), code) : nullptr;
    return text != nullptr ? text : "not a projected coordinate system";
}

class ProjProjection final : public Projection {
  public:
    ProjProjection(Worker pattern, bool degrees, Shape shape)
        : m_pattern(std::move(pattern)), m_degrees(degrees), m_shape(std::move(shape)) {}
    [[nodiscard]] Projected forward(core::LonLat p) const override {
        Projected out;
        forward({&p, 1}, {&out, 1});
        return out;
    }
    void forward(std::span<const core::LonLat> from, std::span<Projected> to) const override {
        if (from.empty()) return;
        const double unit = m_degrees ? 1.0 : degree;
        for (std::size_t i = 0; i < from.size(); ++i) to[i] = {from[i].lon * unit, from[i].lat * unit};
        const Lease lease(*this);
        proj_errno_reset(lease.worker.pj.get());
        proj_trans_generic(lease.worker.pj.get(), PJ_FWD, &to[0].x, sizeof(Projected), to.size(), &to[0].y,
                           sizeof(Projected), to.size(), nullptr, 0, 0, nullptr, 0, 0);
        for (Projected& p : to) {
            if (std::isfinite(p.x) && std::isfinite(p.y)) continue;
            p.x = p.y = std::numeric_limits<double>::quiet_NaN();
        }
    }
    [[nodiscard]] std::optional<core::LonLat> inverse(Projected p) const override {
        const Lease lease(*this);
        proj_errno_reset(lease.worker.pj.get());
        const PJ_COORD out = proj_trans(lease.worker.pj.get(), PJ_INV, proj_coord(p.x, p.y, 0, 0));
        const double unit = m_degrees ? 1.0 : degree;
        const core::LonLat at{out.v[0] / unit, out.v[1] / unit};
        if (!std::isfinite(at.lon) || !std::isfinite(at.lat) || std::abs(at.lat) > 90 + 1e-9) return std::nullopt;
        // Outside its image PROJ may answer with the nearest edge: what does not come back was never there.
        const PJ_COORD again = proj_trans(lease.worker.pj.get(), PJ_FWD, out);
        const double reach = 1 + 1e-6 * (std::abs(p.x) + std::abs(p.y));
        if (!(std::abs(again.v[0] - p.x) < reach && std::abs(again.v[1] - p.y) < reach)) return std::nullopt;
        return core::LonLat{std::abs(at.lon) <= 180 ? at.lon : core::wrap_longitude(at.lon), at.lat};
    }
    [[nodiscard]] double central_meridian() const override { return m_shape.central_meridian; }
    [[nodiscard]] bool is_cylindrical() const override { return false; }
    [[nodiscard]] std::vector<core::Box> domain() const override { return m_shape.domain; }
    [[nodiscard]] std::string name() const override { return m_shape.name; }

  private:
    /// An idle copy of the pattern, given back at the end.
    struct Lease {
        explicit Lease(const ProjProjection& from) : owner(from) {
            const std::lock_guard lock(owner.m_mutex);
            if (!owner.m_idle.empty()) {
                worker = std::move(owner.m_idle.back());
                owner.m_idle.pop_back();
                return;
            }
            worker = fresh_context();
            worker.pj.reset(proj_clone(worker.context.get(), owner.m_pattern.pj.get()));
        }
        ~Lease() {
            const std::lock_guard lock(owner.m_mutex);
            owner.m_idle.push_back(std::move(worker));
        }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        const ProjProjection& owner;
        Worker worker;
    };

    mutable std::mutex m_mutex;
    mutable std::vector<Worker> m_idle;
    Worker m_pattern; ///< only ever cloned
    bool m_degrees;
    Shape m_shape;
};

core::Result<std::shared_ptr<const Projection>> by_string(const std::string& definition, Shape shape) {
    Worker worker = fresh_context();
    worker.pj.reset(proj_create(worker.context.get(), definition.c_str()));
    if (!worker.pj)
        return core::refused("projection", definition + ": " + reason(worker),
                             "install proj-data or choose another --projection");
    return std::make_shared<ProjProjection>(std::move(worker), false, std::move(shape));
}

core::Result<std::shared_ptr<const Projection>> by_crs(const std::string& definition, const core::Box& box) {
    Worker worker = fresh_context();
    PJ_CONTEXT* context = worker.context.get();
    const std::unique_ptr<PJ, PjDeleter> crs(proj_create(context, definition.c_str()));
    const auto wrong = [&](const std::string& why) {
        return core::bad_usage("projection \"" + definition + "\": " + why,
                               "give auto, laea, lcc, albers, transverse-mercator, polar-stereographic, globe, "
                               "equal-earth, equirectangular, "
                               "web-mercator or a code such as EPSG:32636");
    };
    if (!crs) return wrong(reason(worker));
    if (proj_get_type(crs.get()) != PJ_TYPE_PROJECTED_CRS) return wrong("not a projected coordinate system");
    const std::unique_ptr<PJ, PjDeleter> wgs84(proj_create(context, "EPSG:4326"));
    if (!wgs84) return wrong(reason(worker));
    const std::unique_ptr<PJ, PjDeleter> raw(
        proj_create_crs_to_crs_from_pj(context, wgs84.get(), crs.get(), nullptr, nullptr));
    if (!raw) return wrong(reason(worker));
    worker.pj.reset(proj_normalize_for_visualization(context, raw.get()));
    if (!worker.pj) return wrong(reason(worker));
    const char* name = proj_get_name(crs.get());
    return std::make_shared<ProjProjection>(std::move(worker), true,
                                            crs_shape(box, name != nullptr ? name : definition));
}

} // namespace
} // namespace whenabouts::projection

extern "C" __attribute__((visibility("default"))) const whenabouts::projection::ProjFunctions whenabouts_proj = {
    &whenabouts::projection::by_string, &whenabouts::projection::by_crs};
