#include "gl/context.hpp"
#include "image/png.hpp"
#include "viewer/app/frame_log.hpp"
#include "viewer/app/imgui_context.hpp"
#include "viewer/app/input.hpp"
#include "viewer/app/replay.hpp"
#include "viewer/app/session.hpp"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

std::string glfw_problem() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

/// GLFW's library and one window; both go with it.
class Window {
  public:
    [[nodiscard]] static core::Result<std::unique_ptr<Window>> open(const std::string& title,
                                                                    const Settings& settings) {
        constexpr const char* instead =
            "run it on a desktop, or make pictures with 'whenabouts map' or 'view --replay'";
        if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr)
            return core::refused("view", "there is no display (DISPLAY is not set)", instead);
        if (glfwInit() != GLFW_TRUE)
            return core::refused("view", "the display cannot be used: " + glfw_problem(), instead);
        std::unique_ptr<Window> window(new Window);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        glfwWindowHint(GLFW_SAMPLES, 0);
        glfwWindowHint(GLFW_DEPTH_BITS, 0);
        glfwWindowHint(GLFW_STENCIL_BITS, 0);
        glfwWindowHintString(GLFW_X11_CLASS_NAME, "whenabouts");
        window->m_window = glfwCreateWindow(settings.width, settings.height, title.c_str(), nullptr, nullptr);
        if (window->m_window == nullptr)
            return core::refused("view", "no window with OpenGL 3.3 can be opened: " + glfw_problem(),
                                 "update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1");
        glfwSetWindowSizeLimits(window->m_window, 640, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
        glfwMakeContextCurrent(window->m_window);
        glfwSwapInterval(1);
        return window;
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window() {
        if (m_window != nullptr) glfwDestroyWindow(m_window);
        glfwTerminate();
    }
    [[nodiscard]] GLFWwindow* get() const { return m_window; }

    [[nodiscard]] FrameTarget target() const {
        FrameTarget target;
        int width = 0, height = 0;
        glfwGetFramebufferSize(m_window, &target.width, &target.height);
        glfwGetWindowSize(m_window, &width, &height);
        if (width > 0) target.framebuffer_scale = static_cast<float>(target.width) / static_cast<float>(width);
        float scale_x = 1, scale_y = 1;
        glfwGetWindowContentScale(m_window, &scale_x, &scale_y);
        // Where the system scales the framebuffer itself (Wayland), ImGui's units are logical pixels already.
        target.content_scale = std::max(0.5F, scale_x / target.framebuffer_scale);
        return target;
    }

  private:
    Window() = default;
    GLFWwindow* m_window = nullptr;
};

/// The picture of the window into the working folder, under a name that is free.
void save_screenshot(Session& session, const FrameTarget& target) {
    image::Image picture(target.width, target.height);
    auto own = gl::Framebuffer::create(target.width, target.height);
    if (!own) return session.obey(command::Say{own.error().message(), true});
    own->bind();
    session.frame(target, 0);
    picture.rgba = own->read();
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
    gl::bind_window(target.width, target.height);
    for (int number = 1; number < 1000; ++number) {
        const std::string name = fmt::format("whenabouts-{:03}.png", number);
        if (std::filesystem::exists(name)) continue;
        const auto written = image::write_png(name, picture, {}, false);
        if (!written) return session.obey(command::Say{written.error().message(), true});
        return session.obey(command::Say{"Saved " + std::filesystem::absolute(name).string()});
    }
}

/// Keys that GLFW has told of since the last frame.
struct KeyQueue {
    std::vector<KeyPress> presses;
};

void note_key(GLFWwindow* window, int key, int, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    static_cast<KeyQueue*>(glfwGetWindowUserPointer(window))
        ->presses.push_back({key, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0,
                             (mods & GLFW_MOD_ALT) != 0, action == GLFW_REPEAT});
}

/// Draws while something moves, three frames after each event (ImGui settles in the second), else sleeps.
class Loop {
  public:
    Loop(Window& window, Session& session, KeyQueue& keys, FrameLog log)
        : m_window(window), m_session(session), m_keys(keys), m_log(std::move(log)) {}

    void run() {
        while (glfwWindowShouldClose(m_window.get()) == GLFW_FALSE && !m_session.state().quit) {
            wait();
            if (m_pending > 0) draw();
        }
    }

  private:
    static constexpr int frames_after_event = 3;

    void wait() {
        if (m_pending > 0) return glfwPollEvents();
        const double patience = m_session.patience();
        const double before = glfwGetTime();
        glfwWaitEventsTimeout(patience);
        const bool event = glfwGetTime() - before < patience * 0.98;
        if (event) {
            m_pending = frames_after_event;
            m_rested = false;
        } else if (patience < 0.4 || !std::exchange(m_rested, true)) {
            m_pending = 1; // one frame after half a second of rest: tooltips; then none
        }
    }

    void draw() {
        const FrameTarget target = m_window.target();
        if (target.width < 1 || target.height < 1) { // minimised
            m_pending = 0;
            return;
        }
        const auto begin = std::chrono::steady_clock::now();
        ImGui_ImplGlfw_NewFrame();
        const double now = glfwGetTime();
        const double seconds = m_last < 0 ? 0 : std::min(now - m_last, 0.1);
        m_last = now;
        gl::bind_window(target.width, target.height);
        for (const KeyPress& press : std::exchange(m_keys.presses, {})) m_session.press(press);
        m_session.frame(target, seconds);
        glfwSwapBuffers(m_window.get());
        if (m_session.take_screenshot_wish()) save_screenshot(m_session, target);
        m_log.note(m_session.state(), begin, m_session.settled());
        --m_pending;
        if (m_session.patience() < 1.0 / 30) m_pending = std::max(m_pending, 1);
        pace(begin);
    }

    /// Software GL ignores the swap interval: no more than 60 frames a second.
    static void pace(std::chrono::steady_clock::time_point begin) {
        const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (spent < 1.0 / 62) glfwWaitEventsTimeout(1.0 / 60 - spent);
    }

    Window& m_window;
    Session& m_session;
    KeyQueue& m_keys;
    FrameLog m_log;
    int m_pending = frames_after_event;
    bool m_rested = false;
    double m_last = -1;
};

} // namespace

core::Result<void> open_window(const Options& options) {
    auto log = FrameLog::open(options.frame_log);
    if (!log) return tl::make_unexpected(log.error());
    const std::filesystem::path memory = settings_file();
    const Settings remembered = load_settings(memory);
    const std::string title = options.store.empty()
                                  ? "Whenabouts"
                                  : std::filesystem::path(options.store).filename().string() + " – Whenabouts";
    auto window = Window::open(title, remembered);
    if (!window) return tl::make_unexpected(window.error());
    if (const auto found = gl::capabilities(); !found) return tl::make_unexpected(found.error());
    const ImguiContext imgui;
    KeyQueue keys;
    glfwSetWindowUserPointer((*window)->get(), &keys);
    glfwSetKeyCallback((*window)->get(), note_key); // before ImGui's, which calls it in turn
    ImGui_ImplGlfw_InitForOpenGL((*window)->get(), true);
    take_tab_from_imgui();
    struct Detach {
        ~Detach() { ImGui_ImplGlfw_Shutdown(); }
    } const detach;
    auto session = Session::open(options, remembered, [] { glfwPostEmptyEvent(); });
    if (!session) return tl::make_unexpected(session.error());
    Loop(**window, **session, keys, std::move(*log)).run();
    Settings settings = (*session)->settings();
    glfwGetWindowSize((*window)->get(), &settings.width, &settings.height);
    const float scale = (*window)->target().content_scale; // GLFW multiplies by it when the next window is made
    settings.width = static_cast<int>(static_cast<float>(settings.width) / scale);
    settings.height = static_cast<int>(static_cast<float>(settings.height) / scale);
    if (settings == remembered) return {};
    return save_settings(memory, settings);
}

} // namespace whenabouts::viewer
