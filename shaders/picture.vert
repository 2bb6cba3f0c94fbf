#version 330 core
// A picture on a rectangle of the target.
// in  corner        the unit square, (0,0) = top left
// uni rectangle_px  left, top, width, height in target pixels, y down
// uni target_px     width, height of the target in pixels
layout(location = 0) in vec2 corner;
uniform vec4 rectangle_px;
uniform vec2 target_px;
out vec2 texel;

void main() {
    texel = corner;
    vec2 at = (rectangle_px.xy + corner * rectangle_px.zw) / target_px;
    gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}
