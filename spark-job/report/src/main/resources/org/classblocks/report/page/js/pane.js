/* global d3 */
import { Budget } from "./bitmaps.js";
import { branchAt } from "./dendrogram.js";
import { element } from "./elements.js";
import { Gestures } from "./gestures.js";
import { Legend } from "./legend.js";
import { EdgePainter } from "./edge-painter.js";
import { MatrixPainter, extentOf } from "./matrix-painter.js";
import { Tooltip } from "./tooltip.js";

const FRAME_MILLISECONDS = 9;
const TREE_WIDTH = 92;
const NARROW = 620;

/** The most that a sheet of A4 or Letter has room for, upright or not, and its dots a pixel. */
const PAPER = { width: 680, height: 600, ratio: 3 };

/** One layer of the matrix on a canvas, with what is drawn above it and beside it. */
export class Pane {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.base = element("canvas", { class: "base", "aria-hidden": "true" });
    this.overlay = element("canvas", { class: "overlay", "aria-hidden": "true" });
    this.surface = element("div", {
      class: "surface",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "matrix",
      "aria-describedby": "keys",
    });
    this.caption = element("h2", { class: "layer-title" });
    this.stage = element("div", { class: "stage" }, this.base, this.overlay, this.surface);
    this.legend = new Legend();
    this.element = element(
      "section",
      { class: "pane" },
      this.caption,
      this.stage,
      this.legend.element,
    );
    this.tooltip = new Tooltip(this.stage);
    const context = this.base.getContext("2d");
    this.matrix = new MatrixPainter(explorer.run, context, explorer.bitmaps);
    this.edges = new EdgePainter(explorer.run, context);
    this.gestures = new Gestures(this, explorer);
    this.base.addEventListener("click", (event) => this.clickBeside(event));
    this.base.addEventListener("mousemove", (event) => {
      this.base.style.cursor = this.cursorBeside(event);
    });
  }

  /** Fits the pane to its element, or to paper. */
  resize() {
    const { paper } = this.explorer;
    this.stage.removeAttribute("style");
    this.frame =
      paper === null
        ? this.frameOf(this.stage.clientWidth, this.stage.clientHeight)
        : trimmed(this.frameOf(PAPER.width / this.explorer.panes.length, PAPER.height), paper);
    const { width, height, plot } = this.frame;
    if (paper !== null) {
      Object.assign(this.stage.style, { width: `${width}px`, height: `${height}px` });
    }
    const ratio = paper === null ? window.devicePixelRatio || 1 : PAPER.ratio;
    for (const canvas of [this.base, this.overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    Object.assign(this.surface.style, {
      left: `${plot.x}px`,
      top: `${plot.y}px`,
      width: `${plot.width}px`,
      height: `${plot.height}px`,
    });
  }

  /** Where is what in a stage of a size. */
  frameOf(width, height) {
    const isNarrow = width < NARROW;
    const left = Math.round(Math.min(170, width * (isNarrow ? 0.2 : 0.24)));
    const top = Math.round(Math.min(130, height * 0.2));
    const isAlone = this.explorer.panes.length === 1;
    const tree = isAlone && !isNarrow && this.explorer.run.tree !== null ? TREE_WIDTH : 0;
    const plot = {
      x: left,
      y: top,
      width: Math.max(20, width - left - tree - 4),
      height: Math.max(20, height - top - 4),
    };
    return { width, height, plot, tree };
  }

  /** Paints the matrix; whether some of it still has to be made. */
  paint(view, look, theme, isPatient) {
    const budget = new Budget(isPatient ? Infinity : FRAME_MILLISECONDS);
    this.matrix.paint(this.frame, view, look, theme, budget);
    this.edges.paint(this.frame, view, theme);
    return budget.wasOver;
  }

  /** Says which layer is on show, and in which colours. */
  describe(look, theme) {
    this.caption.textContent = look.layer.title;
    this.surface.setAttribute("aria-label", `${look.layer.title}, a matrix of classes by classes`);
    this.legend.show(look, theme);
  }

  /**
   * Paints what changes with every movement: the cross-hair and the selection. On paper there is
   * one canvas, for a printer may take a transparent one as a mask of what lies below; and nobody
   * points.
   */
  paintOverlay(view, { cursor, selection, brush, paper }, theme) {
    const { plot } = this.frame;
    const context = (paper === null ? this.overlay : this.base).getContext("2d");
    if (paper === null) {
      context.clearRect(0, 0, this.frame.width, this.frame.height);
    }
    context.save();
    context.beginPath();
    context.rect(plot.x, plot.y, plot.width, plot.height);
    context.clip();
    context.translate(plot.x, plot.y);
    const marked = brush ?? selection;
    if (marked !== null) {
      this.mark(context, view, marked, theme);
    }
    if (cursor !== null && paper === null) {
      this.cross(context, view, cursor, theme);
    }
    context.restore();
  }

  mark(context, view, { rows, columns }, theme) {
    const x = view.x + columns[0] * view.k;
    const y = view.y + rows[0] * view.k;
    const width = (columns[1] - columns[0]) * view.k;
    const height = (rows[1] - rows[0]) * view.k;
    context.strokeStyle = theme.paper;
    context.lineWidth = 4;
    context.strokeRect(x, y, width, height);
    context.strokeStyle = theme.ink;
    context.lineWidth = 2;
    context.setLineDash([6, 4]);
    context.strokeRect(x, y, width, height);
    context.setLineDash([]);
  }

  cross(context, view, { i, j }, theme) {
    const { right, bottom } = extentOf(this.frame, view, this.explorer.run.classCount);
    const size = Math.max(1, view.k);
    const x = view.x + j * view.k;
    const y = view.y + i * view.k;
    context.fillStyle = theme.ink;
    context.globalAlpha = view.k > 6 ? 0.1 : 0.45;
    context.fillRect(0, y, right, size);
    context.fillRect(x, 0, size, bottom);
    context.globalAlpha = 1;
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.5;
    const margin = Math.max(0, (5 - size) / 2);
    context.strokeRect(x - margin, y - margin, size + 2 * margin, size + 2 * margin);
  }

  /** The pair of positions at a place of the surface, or null beside the matrix. */
  pairAt(x, y) {
    const { view, run } = this.explorer;
    const i = Math.floor((y - view.y) / view.k);
    const j = Math.floor((x - view.x) / view.k);
    return i >= 0 && j >= 0 && i < run.classCount && j < run.classCount ? { i, j } : null;
  }

  /** A range of positions under an event beside the matrix, or null. */
  targetBeside(event) {
    const [x, y] = d3.pointer(event, this.base);
    const { plot, tree } = this.frame;
    const { run, view } = this.explorer;
    const isBelow = y >= plot.y && y < plot.y + plot.height;
    const isRight = x >= plot.x && x < plot.x + plot.width;
    const span = this.edges.treeSpan;
    if (isBelow && x < plot.x) {
      return target(this.edges.rowLabels, y - plot.y);
    }
    if (y < plot.y && isRight) {
      return target(this.edges.columnLabels, x - plot.x);
    }
    if (isBelow && tree > 0 && x >= span.left && x < span.left + tree) {
      const position = (y - plot.y - view.y) / view.k;
      const node = branchAt(run.tree, position, (x - span.left) / span.reach);
      return node < 0 ? null : [run.tree.start[node], run.tree.end[node]];
    }
    return null;
  }

  /** The shape of the pointer for an event beside the matrix. */
  cursorBeside(event) {
    return this.targetBeside(event) === null ? "default" : "pointer";
  }

  clickBeside(event) {
    const range = this.targetBeside(event);
    if (range !== null) {
      this.explorer.visit(range);
    }
  }
}

/** A frame as small as what is in sight allows, so that all of it is on one sheet. */
function trimmed({ plot, tree }, { rows, columns }) {
  const [high, wide] = [rows, columns].map(([from, to]) => to - from);
  const scale = Math.min(plot.width / wide, plot.height / high);
  const inside = { ...plot, width: scale * wide, height: scale * high };
  return {
    width: Math.ceil(plot.x + inside.width + tree + 4),
    height: Math.ceil(plot.y + inside.height + 4),
    plot: inside,
    tree,
  };
}

/** The positions of the label at a place along an edge. */
function target(labels, at) {
  const label = labels.find((other) => Math.abs(other.at - at) <= other.size / 2 + 1);
  if (label === undefined) {
    return null;
  }
  return label.block === null
    ? [label.position, label.position + 1]
    : [label.block.start, label.block.end];
}
