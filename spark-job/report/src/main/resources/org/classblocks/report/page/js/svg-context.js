import { sideBySide } from "./svg-images.js";
import { escaped, outlineOf, shortNumber } from "./svg-words.js";

/**
 * Writes as SVG what painters draw: it stands for a CanvasRenderingContext2D, as far as painters use
 * one. Shapes and texts become vectors and real text, images become PNG.
 *
 * Images that are drawn one after the other are joined in one, for there would be seams between
 * them. It has so many dots a unit as painters are told by getTransform().
 */
export class SvgContext {
  /**
   * @param {CanvasRenderingContext2D} ruler measures texts
   * @param {number} dots of images, a unit
   * @param {string} font the families of the document, which its root names
   */
  constructor(ruler, dots, font) {
    this.ruler = ruler;
    this.dots = dots;
    this.families = font;
    this.parts = [];
    this.count = 0;
    this.images = [];
    this.path = [];
    this.stack = [];
    this.matrix = [1, 0, 0, 1, 0, 0];
    this.groups = 0;
    this.dash = [];
    Object.assign(this, {
      fillStyle: "#000000",
      strokeStyle: "#000000",
      globalAlpha: 1,
      lineWidth: 1,
      font: `10px ${font}`,
      textAlign: "start",
      textBaseline: "alphabetic",
      imageSmoothingEnabled: true,
    });
  }

  /** What has been drawn, as elements of an SVG document. */
  get markup() {
    this.flush();
    return this.parts.join("\n");
  }

  // State

  save() {
    const state = Object.fromEntries(STATE.map((name) => [name, this[name]]));
    this.stack.push(state);
  }

  restore() {
    const state = this.stack.pop();
    if (state !== undefined) {
      this.flush();
      for (; this.groups > state.groups; this.groups--) {
        this.parts.push("</g>");
      }
      Object.assign(this, state);
    }
  }

  /** What is drawn from now on is cut to the path. */
  clip() {
    const id = this.newId("clip");
    this.write(`<clipPath id="${id}"><path d="${this.outline}"/></clipPath>`);
    this.write(`<g clip-path="url(#${id})">`);
    this.groups++;
  }

  setLineDash(lengths) {
    this.dash = lengths;
  }

  translate(x, y) {
    this.transform(1, 0, 0, 1, x, y);
  }

  transform(a, b, c, d, e, f) {
    this.flush();
    const [A, B, C, D, E, F] = this.matrix;
    this.matrix = [
      A * a + C * b,
      B * a + D * b,
      A * c + C * d,
      B * c + D * d,
      A * e + C * f + E,
      B * e + D * f + F,
    ];
  }

  /** The transform onto the dots of images. */
  getTransform() {
    const [a, b, c, d, e, f] = this.matrix.map((value) => value * this.dots);
    return { a, b, c, d, e, f };
  }

  // Shapes

  beginPath() {
    this.path = [];
  }

  moveTo(x, y) {
    this.path.push(`M${this.point(x, y)}`);
  }

  lineTo(x, y) {
    this.path.push(`${this.path.length === 0 ? "M" : "L"}${this.point(x, y)}`);
  }

  closePath() {
    this.path.push("Z");
  }

  rect(x, y, width, height) {
    this.path.push(outlineOf((...place) => this.point(...place), x, y, width, height));
  }

  fill() {
    this.shape(this.outline, this.filling);
  }

  stroke() {
    this.shape(this.outline, this.stroking);
  }

  fillRect(x, y, width, height) {
    this.shape(
      outlineOf((...place) => this.point(...place), x, y, width, height),
      this.filling,
    );
  }

  strokeRect(x, y, width, height) {
    this.shape(
      outlineOf((...place) => this.point(...place), x, y, width, height),
      this.stroking,
    );
  }

  /** A pattern of repeated images, to fill with. */
  createPattern(image) {
    const id = this.newId("pattern");
    return { id, image, isWritten: false };
  }

  get outline() {
    return this.path.join("");
  }

  get filling() {
    return this.paint("fill", this.fillStyle);
  }

  get stroking() {
    const dash = this.dash.length > 0 ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    const width = this.lineWidth === 1 ? "" : ` stroke-width="${shortNumber(this.lineWidth)}"`;
    return ` fill="none"${this.paint("stroke", this.strokeStyle)}${width}${dash}`;
  }

  paint(kind, style) {
    const alpha =
      this.globalAlpha === 1 ? "" : ` ${kind}-opacity="${shortNumber(this.globalAlpha)}"`;
    if (typeof style !== "string") {
      this.define(style);
      return ` ${kind}="url(#${style.id})"${alpha}`;
    }
    this.ruler.fillStyle = style;
    return ` ${kind}="${escaped(this.ruler.fillStyle)}"${alpha}`;
  }

  define(pattern) {
    if (!pattern.isWritten) {
      pattern.isWritten = true;
      const { id, image } = pattern;
      const size = `width="${image.width}" height="${image.height}"`;
      const place = `patternTransform="matrix(${this.matrix.map(shortNumber).join(" ")})"`;
      this.write(
        `<pattern id="${id}" patternUnits="userSpaceOnUse" ${size} ${place}>` +
          `<image ${size} href="${image.toDataURL()}"/></pattern>`,
      );
    }
  }

  shape(outline, attributes) {
    if (outline !== "") {
      this.write(`<path d="${outline}"${attributes}/>`);
    }
  }

  // Text

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  /** Texts keep their width where the reader has other fonts. */
  fillText(text, x, y) {
    if (text.trim() === "") {
      return;
    }
    const [, weight, size, family] = /^(?:(\S+) )?([\d.]+)px (.*)$/.exec(this.font);
    const width = this.measureText(text).width;
    const lettering = [
      ` font-size="${shortNumber(Number(size))}"`,
      weight === undefined ? "" : ` font-weight="${weight}"`,
      family === this.families ? "" : ` font-family="${escaped(family)}"`,
      this.textAlign in ANCHORS ? ` text-anchor="${ANCHORS[this.textAlign]}"` : "",
      width > 0 ? ` textLength="${shortNumber(width)}" lengthAdjust="spacingAndGlyphs"` : "",
    ].join("");
    const isUpright = this.matrix[0] === 1 && this.matrix[1] === 0;
    const [left, top] = [x, y + this.baseline];
    const place = isUpright
      ? ` x="${shortNumber(left + this.matrix[4])}" y="${shortNumber(top + this.matrix[5])}"`
      : ` x="${shortNumber(left)}" y="${shortNumber(top)}" transform="matrix(${this.matrix.map(shortNumber).join(" ")})"`;
    this.write(`<text${place}${lettering}${this.filling}>${escaped(text)}</text>`);
  }

  /** How far the letters' own line is below the one that texts are placed by. */
  get baseline() {
    const { ruler } = this;
    ruler.font = this.font;
    ruler.textBaseline = "alphabetic";
    const own = ruler.measureText("x").fontBoundingBoxAscent;
    ruler.textBaseline = this.textBaseline;
    const other = ruler.measureText("x").fontBoundingBoxAscent;
    ruler.textBaseline = "alphabetic";
    return own - other;
  }

  // Images

  /** Draws an image, or a part of one; an SVG element stays one. */
  drawImage(image, ...numbers) {
    if (typeof image.outerHTML === "string" && image.tagName === "svg") {
      this.embed(image, numbers);
    } else {
      const [width, height] = [image.width, image.height];
      const all = numbers.length < 8 ? [0, 0, width, height, ...numbers] : numbers;
      const { imageSmoothingEnabled, globalAlpha } = this;
      this.images.push({ image, numbers: all, look: { imageSmoothingEnabled, globalAlpha } });
    }
  }

  embed(svg, [x, y, width, height]) {
    const copy = svg.cloneNode(true);
    const place = { x: x + this.matrix[4], y: y + this.matrix[5], width, height };
    Object.entries(place).forEach(([name, value]) => copy.setAttribute(name, shortNumber(value)));
    this.write(new XMLSerializer().serializeToString(copy));
  }

  /** Writes the images that wait, as one. */
  flush() {
    if (this.images.length === 0) {
      return;
    }
    const { dots } = this;
    const { canvas, left, top } = sideBySide(this.images.splice(0), dots);
    const [x, y] = [left / dots + this.matrix[4], top / dots + this.matrix[5]];
    const size = `width="${shortNumber(canvas.width / dots)}" height="${shortNumber(canvas.height / dots)}"`;
    this.parts.push(
      `<image x="${shortNumber(x)}" y="${shortNumber(y)}" ${size} preserveAspectRatio="none"` +
        ` image-rendering="pixelated" href="${canvas.toDataURL()}"/>`,
    );
  }

  // Writing

  write(markup) {
    this.flush();
    this.parts.push(markup);
  }

  newId(kind) {
    this.count++;
    return `figure-${kind}-${this.count}`;
  }

  /** A place in the document. */
  point(x, y) {
    const [a, b, c, d, e, f] = this.matrix;
    return `${shortNumber(a * x + c * y + e)} ${shortNumber(b * x + d * y + f)}`;
  }
}

/** What save() keeps. */
const STATE = [
  "fillStyle",
  "strokeStyle",
  "globalAlpha",
  "lineWidth",
  "font",
  "textAlign",
  "textBaseline",
  "imageSmoothingEnabled",
  "dash",
  "matrix",
  "groups",
];

const ANCHORS = { center: "middle", right: "end", end: "end" };
