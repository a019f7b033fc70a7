import { Budget } from "./bitmaps.js";
import { FigureKey } from "./figure-key.js";
import { extentOf } from "./frame.js";
import { LegendPicture } from "./legend-picture.js";
import { wrapped } from "./lettering.js";
import { Painting } from "./painting.js";
import { SvgContext } from "./svg-context.js";
import { escaped } from "./svg-words.js";
import { keyEntries } from "./track-key.js";

const FIGURE_MARGIN = 16;
const FIGURE_GAP = 8;
const TITLE = { size: 16, weight: 600, leading: 22, most: 2 };
const CAPTION = { size: 13, weight: 600, leading: 20, most: 1 };
const NOTE = { size: 12, leading: 16, most: 5 };

/** From a legend to its words; where they have less room beside it, they are below. */
const LEGEND = { gap: 14, room: 160 };

/** The most dots of the matrix along a side of an SVG. */
const MOST_DOTS = 4096;
const DOTS = 2;

/**
 * A picture of what is on show: the panes side by side, each with its title and its legend, below
 * the title of the run and above what tracks mean. Lengths are CSS pixels.
 */
export class Figure {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    const { run, camera, panes, shown, theme, selection, bitmaps, tracks } = explorer;
    Object.assign(this, { run, view: camera.view, shown, theme, selection, bitmaps });
    this.ruler = document.createElement("canvas").getContext("2d");
    const inside = panes.reduce((sum, { frame }) => sum + frame.width + FIGURE_GAP, -FIGURE_GAP);
    this.width = Math.ceil(inside) + 2 * FIGURE_MARGIN;
    this.titles = this.lines(`${run.title} · ${run.runDate}`, TITLE, inside);
    const top = FIGURE_MARGIN + this.titles.length * TITLE.leading + FIGURE_GAP / 2;
    let left = FIGURE_MARGIN;
    this.columns = panes.map((pane, index) => {
      const { frame } = pane;
      const legend = new LegendPicture(pane.legend.element);
      const caption = shown[index].layer.title;
      const { bottom } = extentOf(frame, camera.view, run.classCount);
      const height = Math.min(frame.height, frame.plot.y + bottom);
      const below = Math.ceil(top + CAPTION.leading + height) + FIGURE_GAP;
      const rest = frame.width - legend.width - LEGEND.gap;
      const isBeside = rest >= LEGEND.room;
      const words = {
        lines: this.lines(legend.words, NOTE, isBeside ? rest : frame.width),
        left: isBeside ? left + legend.width + LEGEND.gap : left,
        top: isBeside ? below : below + legend.height,
      };
      const column = { frame, legend, caption, words, left, top, below };
      left = Math.ceil(left + frame.width) + FIGURE_GAP;
      return column;
    });
    const bottoms = this.columns.map(({ legend, words, below }) =>
      Math.max(below + legend.height, words.top + words.lines.length * NOTE.leading),
    );
    this.key = new FigureKey(keyEntries(tracks.shown, theme), inside, this.ruler, theme.font);
    this.keyTop = Math.ceil(Math.max(...bottoms)) + (this.key.height > 0 ? FIGURE_GAP : 0);
    this.height = this.keyTop + this.key.height + FIGURE_MARGIN;
  }

  lines(text, { size, weight = 400, most }, width) {
    this.ruler.font = `${weight} ${size}px ${this.theme.font}`;
    const measure = (part) => this.ruler.measureText(part).width;
    return text === "" ? [] : wrapped(text, width, measure, most);
  }

  /**
   * Draws the picture.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {CanvasImageSource[]} legends of the panes, as pictures
   * @return {boolean} whether all of it was there
   */
  paint(context, legends) {
    const { theme } = this;
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, this.width, this.height);
    this.write(context, this.titles, TITLE, theme.ink, FIGURE_MARGIN, FIGURE_MARGIN);
    const areComplete = this.columns.map((column, index) => {
      const { caption, words, legend, left, top, below, frame } = column;
      const captions = this.lines(caption, CAPTION, frame.width);
      this.write(context, captions, CAPTION, theme.ink, left, top);
      const isComplete = this.pane(context, column, this.shown[index]);
      context.drawImage(legends[index], left, below, legend.width, legend.height);
      this.write(context, words.lines, NOTE, theme.faint, words.left, words.top);
      return isComplete;
    });
    this.key.paint(context, theme, FIGURE_MARGIN, this.keyTop);
    return areComplete.every(Boolean);
  }

  pane(context, { frame, left, top }, look) {
    const { run, view, theme, selection } = this;
    const painting = new Painting(run, context, this.bitmaps);
    context.save();
    context.translate(left, top + CAPTION.leading);
    painting.paint(frame, view, look, theme, new Budget(Infinity));
    painting.mark(frame, view, { selection, cursor: null }, theme);
    context.restore();
    return painting.isComplete;
  }

  write(context, lines, { size, weight = 400, leading }, colour, x, y) {
    context.fillStyle = colour;
    context.font = `${weight} ${size}px ${this.theme.font}`;
    context.textAlign = "left";
    context.textBaseline = "middle";
    lines.forEach((line, index) => context.fillText(line, x, y + (index + 0.5) * leading));
  }

  /** The picture as pixels, once all of it is there. */
  async canvas(ratio) {
    const legends = await Promise.all(this.columns.map(({ legend }) => legend.image()));
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(this.width * ratio);
    canvas.height = Math.ceil(this.height * ratio);
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    await whole(() => this.paint(context, legends));
    return canvas;
  }

  /**
   * The picture as an SVG document, once all of it is there. Its cells are an image in which each
   * class has the same number of dots. Where it is shown so small that a class has less than a
   * pixel, readers blend the dots; otherwise they keep them apart.
   *
   * @param {string} title
   * @param {string} description
   */
  async svg(title, description) {
    const { width, height, theme } = this;
    const dots = dotsOf(this.view.k, Math.max(width, height));
    const legends = this.columns.map(({ legend }) => legend.drawing());
    let context;
    await whole(() => {
      context = new SvgContext(this.ruler, dots, theme.font);
      return this.paint(context, legends);
    });
    const small = Math.ceil(width / this.view.k) - 1;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
        ` viewBox="0 0 ${width} ${height}" role="img" font-family="${escaped(theme.font)}"` +
        ` style="white-space:pre">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(description)}</desc>`,
      `<style>@media (max-width: ${small}px) { image { image-rendering: auto; } }</style>`,
      context.markup,
      "</svg>\n",
    ].join("\n");
  }
}

/**
 * How many dots a unit the image of a matrix has: a whole number of dots for each class, at least
 * two a unit, or a dot for 2, 4, 8 classes, so that there are not too many.
 */
export function dotsOf(scale, length) {
  const perClass = Math.ceil(DOTS * scale);
  const steps = Math.max(0, Math.ceil(Math.log2((length * perClass) / scale / MOST_DOTS)));
  return (perClass > 1 ? perClass : 2 ** -steps) / scale;
}

const PATIENCE = 30_000;
const PAUSE = 50;

/** Draws until parts that lie beside the page have come, or long enough. */
async function whole(draw) {
  const end = performance.now() + PATIENCE;
  while (!draw() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
