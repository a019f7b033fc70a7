import { axisLabels, elided } from "./axis-labels.js";
import { branches } from "./dendrogram.js";
import { extentOf } from "./matrix-painter.js";

const LABEL_GAP = 8;
const TREE_GAP = 6;
const MOST_WIDTHS = 20000;

/** Paints what stands beside the matrix: names left and above, the dendrogram on the right. */
export class EdgePainter {
  /**
   * @param {Run} run
   * @param {CanvasRenderingContext2D} context
   */
  constructor(run, context) {
    this.run = run;
    this.context = context;
    this.widths = new Map();
  }

  /**
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view
   * @param {Theme} theme
   */
  paint(frame, view, theme) {
    Object.assign(this, { frame, view, theme });
    this.labels();
    if (frame.tree > 0) {
      this.dendrogram();
    }
  }

  /** Where the dendrogram begins, and how far its root is from there. */
  get treeSpan() {
    const { right } = extentOf(this.frame, this.view, this.run.classCount);
    return { left: this.frame.plot.x + right + TREE_GAP, reach: this.frame.tree - 2 * TREE_GAP };
  }

  /** Names along the left and the upper edge; kept for clicks on them. */
  labels() {
    const { run, view, frame, context } = this;
    const { plot } = frame;
    this.rowLabels = axisLabels(run, -view.y / view.k, view.k, plot.height);
    this.columnLabels = axisLabels(run, -view.x / view.k, view.k, plot.width);
    this.edge(this.rowLabels, plot.x - LABEL_GAP);
    context.save();
    context.translate(plot.x, plot.y);
    context.rotate(-Math.PI / 2);
    context.translate(0, -plot.y);
    this.columnEdge(this.columnLabels, plot.y - LABEL_GAP);
    context.restore();
    this.brackets();
  }

  edge(labels, room) {
    const { context, frame } = this;
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const label of labels) {
      this.style(label);
      context.fillText(
        this.cut(label, room - 4),
        frame.plot.x - LABEL_GAP,
        frame.plot.y + label.at,
      );
    }
  }

  /** The context is turned: along x lies the upper edge's height, along y its length. */
  columnEdge(labels, room) {
    const { context, frame } = this;
    context.textAlign = "left";
    context.textBaseline = "middle";
    for (const label of labels) {
      this.style(label);
      context.fillText(this.cut(label, room - 4), LABEL_GAP, frame.plot.y + label.at);
    }
  }

  style(label) {
    const { context, theme } = this;
    const isOuter = label.block !== null && label.block.depth === 0;
    context.font = `${isOuter ? "600 " : ""}${label.size}px ${theme.font}`;
    context.fillStyle = label.block === null || isOuter ? theme.ink : theme.faint;
  }

  cut(label, room) {
    const { context } = this;
    const key = `${context.font}|${room}|${label.text}`;
    if (this.widths.size > MOST_WIDTHS) {
      this.widths.clear();
    }
    if (!this.widths.has(key)) {
      this.widths.set(
        key,
        elided(label.text, room, (part) => context.measureText(part).width),
      );
    }
    return this.widths.get(key);
  }

  /** A bar along the rows and the columns of each block that is named. */
  brackets() {
    const { view, frame, context, theme } = this;
    const { plot } = frame;
    context.fillStyle = theme.outline;
    const bar = (label, offset, length, draw) => {
      const low = Math.max(0, offset + label.block.start * view.k);
      const high = Math.min(length, offset + label.block.end * view.k);
      draw(low, high - low, 2 + Math.min(1, label.block.depth) * 2);
    };
    for (const label of this.rowLabels.filter(({ block }) => block !== null)) {
      bar(label, view.y, plot.height, (at, long, inset) =>
        context.fillRect(plot.x - inset - 1, plot.y + at + 1, 1.5, long - 2),
      );
    }
    for (const label of this.columnLabels.filter(({ block }) => block !== null)) {
      bar(label, view.x, plot.width, (at, long, inset) =>
        context.fillRect(plot.x + at + 1, plot.y - inset - 1, long - 2, 1.5),
      );
    }
  }

  dendrogram() {
    const { run, view, frame, context, theme } = this;
    const { plot } = frame;
    const { left, reach } = this.treeSpan;
    context.save();
    context.beginPath();
    context.rect(left, plot.y, frame.tree, plot.height);
    context.clip();
    context.strokeStyle = theme.faint;
    context.lineWidth = 1;
    context.beginPath();
    for (const branch of branches(run.tree, -view.y / view.k, view.k, plot.height)) {
      const x = left + branch.height * reach;
      context.moveTo(x, plot.y + branch.low);
      context.lineTo(x, plot.y + branch.high);
      for (const child of branch.children) {
        context.moveTo(x, plot.y + child.at);
        context.lineTo(left + child.height * reach, plot.y + child.at);
      }
    }
    context.stroke();
    context.restore();
  }
}
