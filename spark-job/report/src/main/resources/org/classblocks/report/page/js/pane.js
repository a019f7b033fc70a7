/* global d3 */
import { Budget } from "./bitmaps.js";
import { branchAt } from "./dendrogram.js";
import { element } from "./elements.js";
import { Gestures } from "./gestures.js";
import { Legend } from "./legend.js";
import { EdgePainter } from "./edge-painter.js";
import { MatrixPainter, extentOf } from "./matrix-painter.js";
import { counted } from "./numerals.js";
import { Tooltip } from "./tooltip.js";
import { headOf, viewOf } from "./view.js";

const FRAME_MILLISECONDS = 9;
const NARROW = 620;
const TREE_WIDTH = 48;
const EDGE = 6;

/** The width of names of rows of one pane and of two, and the most of all. */
const NAMES = { alone: { most: 212, share: 0.28 }, beside: { most: 144, share: 0.14 } };

/** The height of names of columns, and the most of a pane. */
const HEAD = { least: 60, most: 210, share: 0.3 };

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
    this.head = element("div", { class: "pane-head" }, this.caption);
    this.stage = element("div", { class: "stage" }, this.base, this.overlay, this.surface);
    this.legend = new Legend();
    this.element = element(
      "section",
      { class: "pane" },
      this.head,
      this.stage,
      this.legend.element,
    );
    this.tooltip = new Tooltip(this.stage);
    this.nameTip = new Tooltip(this.stage);
    this.nameTip.element.classList.add("name");
    const context = this.base.getContext("2d");
    this.matrix = new MatrixPainter(explorer.run, context, explorer.bitmaps);
    this.edges = new EdgePainter(explorer.run, context);
    this.gestures = new Gestures(this, explorer);
    this.base.addEventListener("click", (event) => this.clickBeside(event));
    this.base.addEventListener("mousemove", (event) => {
      this.base.style.cursor = this.cursorBeside(event);
      this.nameBeside(event);
    });
    this.surface.addEventListener("mousemove", (event) => this.nameBeside(event));
    this.stage.addEventListener("mouseleave", () => this.nameTip.hide());
  }

  /** Fits the pane to its element, or to paper. */
  resize() {
    const { paper } = this.explorer;
    this.stage.removeAttribute("style");
    this.frame = paper === null ? this.frameOnScreen() : this.frameOnPaper(paper);
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

  frameOnScreen() {
    const { clientWidth, clientHeight } = this.stage;
    return this.frameOf(clientWidth, clientHeight, this.namesIn(this.explorer.stage.clientWidth));
  }

  /** A frame as small as what is in sight allows, so that all of it is on one sheet. */
  frameOnPaper(sight) {
    const { panes, run } = this.explorer;
    const names = this.namesIn(PAPER.width);
    const share = (PAPER.width - names) / panes.length;
    const frame = this.frameOf(this.isLast ? share + names : share, PAPER.height, names);
    const { plot } = frame;
    const head = headOf(plot, viewOf(sight, plot, run.classCount, 1).k, run.classCount);
    const [high, wide] = [sight.rows, sight.columns].map(([from, to]) => to - from);
    const scale = Math.min(plot.width / wide, (plot.height - head) / high);
    const inside = { ...plot, width: scale * wide, height: head + scale * high };
    const width = Math.ceil(plot.x + inside.width + frame.names + EDGE);
    return { ...frame, width, height: Math.ceil(plot.y + inside.height + EDGE), plot: inside };
  }

  get isLast() {
    const { panes } = this.explorer;
    return panes[panes.length - 1] === this;
  }

  /** The width of names of rows, which all panes share, in a width for all panes. */
  namesIn(width) {
    const { most, share } = this.explorer.panes.length === 1 ? NAMES.alone : NAMES.beside;
    return Math.min(most, share * width);
  }

  /** Where is what in a stage of a size. */
  frameOf(width, height, room) {
    const { panes, run } = this.explorer;
    const tree = panes.length === 1 && width >= NARROW && run.tree !== null ? TREE_WIDTH : 0;
    const names = this.isLast ? room : 0;
    const plot = {
      x: tree + EDGE,
      y: EDGE,
      width: Math.max(20, width - tree - EDGE - names),
      height: Math.max(20, height - 2 * EDGE),
    };
    plot.head = Math.round(Math.min(this.headWanted(), HEAD.share * plot.height));
    return { width, height, plot, tree, names };
  }

  /** The height for names of columns with which the longest name of a class is not cut. */
  headWanted() {
    const context = this.base.getContext("2d");
    context.font = `13px ${this.explorer.theme.font}`;
    const longest = this.explorer.run.names.reduce(
      (most, name) => (name.length > most.length ? name : most),
      "",
    );
    const width = context.measureText(longest.slice(0, 100)).width + 2 * EDGE;
    return Math.min(HEAD.most, Math.max(HEAD.least, width));
  }

  /** Paints the matrix; whether some of it still has to be made. */
  paint(view, look, theme, isPatient) {
    const budget = new Budget(isPatient ? Infinity : FRAME_MILLISECONDS);
    this.matrix.paint(this.frame, view, look, theme, budget);
    this.edges.paint(this.frame, view, theme);
    this.surface.style.paddingTop = `${this.edges.head}px`;
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
    const head = headOf(plot, view.k, this.explorer.run.classCount);
    context.rect(plot.x, plot.y + head, plot.width, plot.height - head);
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
    const isInside = i >= 0 && j >= 0 && i < run.classCount && j < run.classCount;
    return isInside && y >= headOf(this.frame.plot, view.k, run.classCount) ? { i, j } : null;
  }

  /** The name of a row or column at a place of the stage, or undefined. */
  labelAt(x, y) {
    const { plot } = this.frame;
    const { run, view } = this.explorer;
    const { head, rowLabels, columnLabels } = this.edges;
    const right = plot.x + extentOf(this.frame, view, run.classCount).right;
    const isAt = (place) => (label) => Math.abs(label.at - place) <= label.height / 2 + 1;
    if (y >= plot.y + head && x >= right) {
      return rowLabels.find(isAt(y - plot.y - head));
    }
    return y < plot.y + head && x >= plot.x && x < right
      ? columnLabels.find(isAt(x - plot.x))
      : undefined;
  }

  /** A range of positions under an event beside the matrix, or null. */
  targetBeside(event) {
    const [x, y] = d3.pointer(event, this.base);
    const { plot, tree } = this.frame;
    const { run, view } = this.explorer;
    const label = this.labelAt(x, y);
    if (label !== undefined) {
      return label.block === null
        ? [label.position, label.position + 1]
        : [label.block.start, label.block.end];
    }
    const { leaves, reach } = this.edges.treeSpan;
    if (tree > 0 && x < leaves && y >= plot.y + this.edges.head && y < plot.y + plot.height) {
      const position = (y - plot.y - view.y) / view.k;
      const node = branchAt(run.tree, position, (leaves - x) / reach);
      return node < 0 ? null : [run.tree.start[node], run.tree.end[node]];
    }
    return null;
  }

  /** Says in full what is named beside the matrix under the pointer. */
  nameBeside(event) {
    const [x, y] = d3.pointer(event, this.base);
    const label = this.labelAt(x, y);
    if (label === undefined) {
      this.nameTip.hide();
    } else {
      const { block } = label;
      const facts = block === null ? [] : [counted(block.end - block.start, "class", "classes")];
      this.nameTip.show({ names: [label.text], facts }, x, y);
    }
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
