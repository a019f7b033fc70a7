/* global d3 */
import { Budget } from "./bitmaps.js";
import { CellPainter } from "./cell-painter.js";
import { element } from "./elements.js";

/** Of more than this share of the pairs in sight, a small picture of all would say nothing new. */
const MOST_IN_SIGHT = 0.6;

const SIDE = { least: 64, most: 168, margin: 8 };

/**
 * A small picture of the whole matrix with what is in sight marked, while one is closer. It lies
 * where names of rows and of columns meet, so that it covers neither cells nor names. A press or a
 * drag goes to a place. Keys, the path and the tree of blocks do the same, so it is hidden from
 * assistive technology.
 */
export class Minimap {
  /**
   * @param {Explorer} explorer
   * @param {Element} neighbour what the picture is put after while it is shown
   */
  constructor(explorer, neighbour) {
    this.explorer = explorer;
    this.neighbour = neighbour;
    this.canvas = element("canvas");
    this.sight = element("div", { class: "sight" });
    this.element = element(
      "div",
      { class: "minimap", "aria-hidden": "true" },
      this.canvas,
      this.sight,
    );
    this.element.addEventListener("pointerdown", (event) => this.grip(event));
    this.element.addEventListener("pointermove", (event) => this.pull(event));
  }

  /**
   * Follows what is on show.
   *
   * @param {Frame} frame
   * @param {object} look what layer, in what colours
   */
  follow(frame, look) {
    const { run, camera, looks, paper } = this.explorer;
    const { rows, columns } = camera.sight;
    const share = ((rows[1] - rows[0]) * (columns[1] - columns[0])) / run.classCount ** 2;
    const isShown = looks.minimap && paper === null && frame.names > 0 && share < MOST_IN_SIGHT;
    if (!isShown) {
      this.element.remove();
      return;
    }
    if (!this.element.isConnected) {
      this.neighbour.after(this.element);
    }
    this.paint(sideIn(frame), look, run);
    const part = (length) => `${(100 * length) / run.classCount}%`;
    Object.assign(this.sight.style, {
      left: part(columns[0]),
      top: part(rows[0]),
      width: part(columns[1] - columns[0]),
      height: part(rows[1] - rows[0]),
    });
  }

  /** Paints the picture if it is another than before, as soon as the coarsest tile is there. */
  paint(side, look, run) {
    const ratio = window.devicePixelRatio || 1;
    const key = [look.key, side, ratio].join("|");
    if (this.painted?.key === key && this.painted.run === run) {
      return;
    }
    this.element.style.width = `${side}px`;
    this.element.style.height = `${side}px`;
    this.canvas.width = Math.round(side * ratio);
    this.canvas.height = Math.round(side * ratio);
    const context = this.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.paintAll(context, side, look, run.classCount)) {
      this.painted = { key, run };
    }
  }

  /** Whether all was there that is painted. */
  paintAll(context, side, look, classCount) {
    const { layer } = look;
    if (layer.cutAt !== undefined) {
      const plot = { width: side, height: side };
      new CellPainter(context).paint({ plot }, { k: side / classCount, x: 0, y: 0 }, look);
      return true;
    }
    const bitmap = this.explorer.bitmaps.of(look, layer.top, 0, 0, new Budget(Infinity));
    if (bitmap === null) {
      return false;
    }
    const cells = classCount / 2 ** layer.top;
    context.imageSmoothingEnabled = cells > context.canvas.width;
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, cells, cells, 0, 0, side, side);
    return true;
  }

  /** Goes to the place that is pressed; what is in sight is gripped where it is pressed. */
  grip(event) {
    const place = this.placeOf(event);
    const { sight } = this.explorer.camera;
    const middle = [sight.rows, sight.columns].map(([from, to]) => (from + to) / 2);
    const isInside = [sight.rows, sight.columns].every(
      ([from, to], axis) => from <= place[axis] && place[axis] < to,
    );
    this.offset = isInside ? middle.map((at, axis) => at - place[axis]) : [0, 0];
    this.element.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.pull(event);
  }

  pull(event) {
    if (this.element.hasPointerCapture(event.pointerId)) {
      const [row, column] = this.placeOf(event).map((at, axis) => at + this.offset[axis]);
      this.explorer.camera.centre(row, column);
    }
  }

  /** The row and the column under an event, as fractions. */
  placeOf(event) {
    const [x, y] = d3.pointer(event, this.element);
    const { classCount } = this.explorer.run;
    return [y, x].map((at) => (at / this.element.clientWidth) * classCount);
  }
}

/** The side of a square above the names of rows and right of those of columns. */
function sideIn({ plot, names }) {
  const room = Math.min(plot.head, names) - SIDE.margin;
  return Math.round(Math.min(SIDE.most, Math.max(SIDE.least, room)));
}
