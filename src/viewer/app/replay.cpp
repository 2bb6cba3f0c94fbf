#include "viewer/app/replay.hpp"

#include "core/output_file.hpp"
#include "gl/framebuffer.hpp"
#include "image/png.hpp"
#include "viewer/app/frame_log.hpp"
#include "viewer/app/hidden_window.hpp"
#include "viewer/app/imgui_context.hpp"
#include "viewer/app/input.hpp"
#include "viewer/app/replay_script.hpp"
#include "viewer/app/session.hpp"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <imgui.h>
#include <mutex>

namespace whenabouts::viewer {

namespace {

using Kind = Action::Kind;
constexpr double frame_seconds = 1.0 / 60;

/// Wakes the player when a worker has something, at the latest after a twentieth of a second.
class News {
  public:
    void tell() {
        {
            const std::lock_guard lock(m_mutex);
            m_told = true;
        }
        m_changed.notify_one();
    }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::milliseconds(50), [&] { return m_told; });
        m_told = false;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_told = false;
};

/// The window in memory and the hand that moves in it.
class Player {
  public:
    Player(Session& session, News& news, gl::Framebuffer target, FrameLog log, std::filesystem::path shots)
        : m_session(session), m_news(news), m_target(std::move(target)), m_log(std::move(log)),
          m_shots(std::move(shots)) {}

    core::Result<void> play(const Action& action) {
        const auto& n = action.numbers;
        switch (action.kind) {
        case Kind::wait:
            frames(static_cast<int>(std::ceil(n[0] / frame_seconds)));
            break;
        case Kind::settle:
            return settle();
        case Kind::move:
            move(n[0], n[1]);
            break;
        case Kind::press:
            move(n[0], n[1]);
            hold(0, true);
            break;
        case Kind::release:
            hold(0, false);
            break;
        case Kind::click:
            click(n[0], n[1], 0);
            break;
        case Kind::right_click:
            click(n[0], n[1], 1);
            break;
        case Kind::double_click:
            click(n[0], n[1], 0);
            click(n[0], n[1], 0);
            break;
        case Kind::drag:
            drag(n);
            break;
        case Kind::wheel:
            set_wheel(n[0]);
            frames(2);
            break;
        case Kind::key:
            press_key(action.text);
            break;
        case Kind::type:
            type_text(action.text);
            frames(3);
            break;
        case Kind::shot:
            return shot(action.text);
        case Kind::size:
            return resize(static_cast<int>(n[0]), static_cast<int>(n[1]));
        case Kind::scale:
            m_scale = static_cast<float>(n[0]);
            return resize(m_width, m_height);
        }
        return {};
    }

    /// Until nothing moves and no picture is missing; real time passes while workers draw.
    core::Result<void> settle() {
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        frames(2);
        while (!m_session.settled()) {
            if (std::chrono::steady_clock::now() > give_up)
                return core::refused("replay", "the map did not come to rest within a minute");
            if (m_session.patience() > 1.0 / 30) m_news.wait();
            frames(1);
        }
        frames(2);
        return {};
    }

    core::Result<void> resize(int width, int height) {
        m_width = width;
        m_height = height;
        auto target = gl::Framebuffer::create(pixels(width), pixels(height));
        if (!target) return tl::make_unexpected(target.error());
        m_target = std::move(*target);
        frames(2);
        return {};
    }

  private:
    [[nodiscard]] int pixels(int logical) const {
        return static_cast<int>(std::lround(static_cast<double>(logical) * static_cast<double>(m_scale)));
    }

    void frames(int count) {
        ImGuiIO& io = ImGui::GetIO();
        for (int i = 0; i < count; ++i) {
            io.DisplaySize = {static_cast<float>(m_target.width()), static_cast<float>(m_target.height())};
            io.DeltaTime = static_cast<float>(frame_seconds);
            m_target.bind();
            const auto begin = std::chrono::steady_clock::now();
            m_session.frame({m_target.width(), m_target.height(), 1, m_scale}, frame_seconds);
            m_log.note(m_session.state(), begin, m_session.settled());
        }
    }
    void move(double x, double y) {
        set_pointer(x * static_cast<double>(m_scale), y * static_cast<double>(m_scale));
        frames(2);
    }
    void hold(int button, bool down) {
        set_button(button, down);
        frames(2);
    }
    void click(double x, double y, int button) {
        set_pointer(x * static_cast<double>(m_scale), y * static_cast<double>(m_scale));
        frames(1);
        hold(button, true);
        hold(button, false);
    }
    void drag(const std::array<double, 4>& n) {
        move(n[0], n[1]);
        hold(0, true);
        constexpr int steps = 24;
        for (int i = 1; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            set_pointer((n[0] + (n[2] - n[0]) * t) * static_cast<double>(m_scale),
                        (n[1] + (n[3] - n[1]) * t) * static_cast<double>(m_scale));
            frames(1);
        }
        hold(0, false);
    }
    void press_key(const std::string& name) {
        const auto chord = parse_key(name);
        if (!chord) return;
        set_key(*chord, true);
        m_session.press({chord->key, chord->ctrl, chord->shift, chord->alt, false});
        frames(1);
        set_key(*chord, false);
        frames(2);
    }
    core::Result<void> shot(const std::string& name) {
        if (auto done = settle(); !done) return done;
        image::Image picture(m_target.width(), m_target.height());
        picture.rgba = m_target.read();
        for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
        return image::write_png(m_shots / (name + ".png"), picture, {}, true);
    }

    Session& m_session;
    News& m_news;
    gl::Framebuffer m_target;
    FrameLog m_log;
    std::filesystem::path m_shots;
    int m_width = 1280, m_height = 800;
    float m_scale = 1;
};

} // namespace

core::Result<void> replay(const Options& options) {
    const auto text = core::read_file(options.replay, std::size_t{1} << 20);
    if (!text) return tl::make_unexpected(text.error());
    const auto script = parse_script(*text, options.replay.string());
    if (!script) return tl::make_unexpected(script.error());
    const std::filesystem::path shots = options.shots.empty() ? "." : options.shots;
    std::error_code problem;
    std::filesystem::create_directories(shots, problem);
    if (problem) return core::unwritable(shots.string(), "this folder cannot be made", "choose another with --shots");
    auto log = FrameLog::open(options.frame_log);
    if (!log) return tl::make_unexpected(log.error());

    const auto context = HiddenContext::create();
    if (!context) return tl::make_unexpected(context.error());
    auto target = gl::Framebuffer::create(1280, 800);
    if (!target) return tl::make_unexpected(target.error());
    const ImguiContext imgui;
    number_keys_like_glfw();
    News news; // outlives the session, whose threads tell it
    auto session = Session::open(options, Settings{}, [&] { news.tell(); });
    if (!session) return tl::make_unexpected(session.error());
    Player player(**session, news, std::move(*target), std::move(*log), shots);
    if (auto done = player.resize(1280, 800); !done) return done;
    if (auto done = player.settle(); !done) return done;
    for (const Action& action : *script)
        if (auto done = player.play(action); !done) return done;
    return {};
}

core::Result<void> view(const Options& options) {
    return options.replay.empty() ? open_window(options) : replay(options);
}

} // namespace whenabouts::viewer
