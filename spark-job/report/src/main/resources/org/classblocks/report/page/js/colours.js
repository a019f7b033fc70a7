/* global d3 */

/**
 * From shares to colours. The blue is that of the picture: it falls evenly in the lightness of
 * OKLab (Ottosson 2020, https://bottosson.github.io/posts/oklab/). Orange has the same lightness at
 * the same share, so that numbers of one size stand out alike. Viridis is perceptually even,
 * cividis too and the same to the colour-blind. On dark paper all run the other way, so that what
 * is low lies near the paper.
 */
export const COLOURS = [
  { id: "blue", title: "Blue" },
  { id: "diverging", title: "Orange to blue (negatives in orange)" },
  { id: "viridis", title: "Viridis (even)" },
  { id: "cividis", title: "Cividis (colour-blind safe)" },
];

/** The colour of noise: greyer than any share, and nearer to the paper. */
const NOISE = { light: "#ececec", dark: "#262c33" };

const RAMP_STEPS = 1024;

/**
 * Colours from low to high.
 *
 * @param {string} id one of COLOURS
 * @param {boolean} isDark whether the paper is dark
 * @return {(share: number) => string} a CSS colour of a share from 0 to 1
 */
export function sequential(id, isDark) {
  if (id === "blue" || id === "diverging") {
    return isDark ? (share) => blueOnDark(share) : blue;
  }
  const ramp = id === "viridis" ? d3.interpolateViridis : d3.interpolateCividis;
  return isDark ? ramp : (share) => ramp(1 - share);
}

/**
 * Colours from negative (orange, share -1) over none (share 0) to positive (blue, share 1).
 *
 * @param {boolean} isDark
 * @param {boolean} hasNoise whether share 0 stands for noise, which is grey
 */
export function diverging(isDark, hasNoise) {
  const noise = NOISE[isDark ? "dark" : "light"];
  const [positive, negative] = isDark ? [blueOnDark, orangeOnDark] : [blue, orange];
  return (share) => {
    if (share === 0 && hasNoise) {
      return noise;
    }
    return share < 0 ? negative(-share) : positive(share);
  };
}

function blue(share) {
  const chroma = 0.004 + 0.13 * Math.sin(0.72 * Math.PI * share ** 0.9);
  return oklch(0.985 - 0.69 * share, chroma, 236 + 23 * share);
}

function blueOnDark(share) {
  const chroma = 0.02 + 0.11 * Math.sin(0.75 * Math.PI * share);
  return oklch(0.21 + 0.72 * share, chroma, 255 - 20 * share);
}

function orange(share) {
  const chroma = 0.004 + 0.13 * Math.sin(0.72 * Math.PI * share ** 0.9);
  return oklch(0.985 - 0.69 * share, chroma, 70 - 20 * share);
}

function orangeOnDark(share) {
  const chroma = 0.02 + 0.11 * Math.sin(0.75 * Math.PI * share);
  return oklch(0.21 + 0.72 * share, chroma, 50 + 20 * share);
}

function oklch(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `rgb(${channels.map(encoded).join(", ")})`;
}

/** A channel of sRGB, 0 to 255, from linear light. */
function encoded(light) {
  const inside = Math.min(1, Math.max(0, light));
  const value = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
  return Math.round(255 * value);
}

/**
 * The pixel of every code of a layer.
 *
 * @param {Codes} codes
 * @param {(value: number) => number} share the share of a number in the colours, from -1 to 1, NaN
 *     for none
 * @param {(share: number) => string} colour the colour of a share
 * @param {string} paper the colour of what has no share
 * @return {Uint32Array} pixels as ImageData holds them, by code; what is undefined is transparent
 */
export function palette(codes, share, colour, paper) {
  const ramp = new Map();
  const pixelOf = (step) => {
    if (!ramp.has(step)) {
      ramp.set(step, pixel(colour(step / RAMP_STEPS)));
    }
    return ramp.get(step);
  };
  const none = pixel(paper);
  const pixels = new Uint32Array(codes.top + 1);
  for (let code = 1; code <= codes.top; code++) {
    const place = share(codes.value(code));
    pixels[code] = Number.isNaN(place) ? none : pixelOf(Math.round(RAMP_STEPS * place));
  }
  return pixels;
}

/** A colour as the bytes red, green, blue and opacity, the first of them lowest. */
function pixel(colour) {
  const { r, g, b } = d3.rgb(colour);
  return (255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r);
}

/** Whether white letters are easier to read on a colour than black ones. */
export function isDarkColour(colour) {
  return d3.lab(colour).l < 55;
}
