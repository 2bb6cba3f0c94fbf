#version 330 core
// A picture on a rectangle of the target.
// uni picture  straight RGBA, first row = top
// uni opacity  0 … 1, multiplies the picture's alpha
in vec2 texel;
uniform sampler2D picture;
uniform float opacity;
out vec4 colour;

void main() {
    colour = texture(picture, texel) * vec4(1.0, 1.0, 1.0, opacity);
}
