import { BLOCK_BAR, axisLabels } from "./axis-labels.js";
import { branches } from "./dendrogram.js";
import { wrapped } from "./lettering.js";
import { extentOf } from "./frame.js";
import { headOf } from "./view.js";

const TREE_GAP = 4;
const ROOM_LEFT = 6;
const LEADER_END = 4;

/** Branches of fewer pixels are paler: side by side they would make a dark area. */
const FULL_BRANCH = 8;
const MOST_TEXTS = 20000;

/**
 * Paints what stands beside the matrix: names right of it, those of columns over its upper edge,
 * and the dendrogram on the left.
 */
export class EdgePainter {
  /**
   * @param {Run} run
   * @param {CanvasRenderingContext2D} context
   */
  constructor(run, context) {
    this.run = run;
    this.context = context;
    this.texts = new Map();
  }

  /**
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view
   * @param {Theme} theme
   * @param {number} tracks the height of the tracks between the matrix and the names of columns
   */
  paint(frame, view, theme, tracks) {
    Object.assign(this, { frame, view, theme, tracks });
    this.head = headOf(frame.plot, view.k, this.run.classCount);
    this.labels();
    if (frame.tree > 0) {
      this.dendrogram();
    }
  }

  /** Where the dendrogram has its leaves, and how far its root is from there. */
  get treeSpan() {
    const reach = this.frame.tree - 2 * TREE_GAP;
    return { leaves: this.frame.plot.x - this.frame.tracks - TREE_GAP, reach };
  }

  /** Names right of the matrix and over it; kept for clicks on them. */
  labels() {
    const { run, view, frame, head, context } = this;
    const { plot } = frame;
    const typeset = (...text) => this.typeset(...text);
    const { right, bottom } = extentOf(frame, view, run.classCount);
    const room = frame.names > 0 ? frame.width - plot.x - right - ROOM_LEFT : 0;
    const along = (offset, length, width) =>
      width > 0 ? axisLabels(run, -offset / view.k, view.k, length, typeset, width) : [];
    this.rowLabels = along(view.y - head, bottom - head, room);
    this.columnLabels = along(view.x, right, head > 0 ? this.foot - ROOM_LEFT : 0);
    context.save();
    context.translate(plot.x + right, plot.y + head);
    this.edge(this.rowLabels);
    context.restore();
    if (head > 0) {
      this.band(right);
    }
  }

  /** Where names of columns begin: the pixels from the upper end of the pane. */
  get foot() {
    return this.frame.plot.y + this.head - this.tracks;
  }

  /** The names of columns, on paper that lets the matrix shine through. */
  band(right) {
    const { frame, head, context, theme } = this;
    const { plot } = frame;
    context.save();
    context.globalAlpha = 0.92;
    context.fillStyle = theme.paper;
    context.fillRect(plot.x, plot.y, right, head);
    context.globalAlpha = 1;
    context.beginPath();
    context.rect(plot.x, 0, right, this.foot);
    context.clip();
    context.translate(plot.x, this.foot);
    context.transform(0, -1, 1, 0, 0, 0);
    this.edge(this.columnLabels);
    context.restore();
  }

  /** Along y lies the edge, along x what leads away from the matrix. */
  edge(labels) {
    const { context, theme } = this;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.strokeStyle = theme.control;
    context.lineWidth = 1;
    labels.filter(({ block }) => block !== null).forEach((label) => this.leader(label));
    for (const label of labels) {
      context.font = `${label.size}px ${theme.font}`;
      const line = label.height / label.lines.length;
      label.lines.forEach((text, index) => {
        const y = label.at + (index + 0.5) * line - label.height / 2;
        this.write(text, label, y);
      });
    }
  }

  /** A line of a label; the number of classes at its end is faint. */
  write(text, { note, offset }, y) {
    const { context, theme } = this;
    const hasNote = note !== "" && text.endsWith(note);
    const name = hasNote ? text.slice(0, -note.length) : text;
    context.fillStyle = theme.ink;
    context.fillText(name, offset, y);
    if (hasNote) {
      context.fillStyle = theme.faint;
      context.fillText(note, offset + context.measureText(name).width, y);
    }
  }

  /** A bar along the rows of a block, and a line from it to the name. */
  leader({ low, high, at, level, offset }) {
    const { context, theme } = this;
    const start = BLOCK_BAR.gap + level * BLOCK_BAR.step;
    const middle = Math.max(low + 1, Math.min(high - 1, at));
    const gap = Math.min(1, (high - low) / 6);
    context.fillStyle = theme.outline;
    context.fillRect(start, low + gap, BLOCK_BAR.width, high - low - 2 * gap);
    context.beginPath();
    context.moveTo(start + BLOCK_BAR.width, middle);
    context.lineTo(Math.max(start + BLOCK_BAR.width, offset - 14), middle);
    context.lineTo(offset - LEADER_END - 3, at);
    context.lineTo(offset - LEADER_END, at);
    context.stroke();
  }

  /** The lines of a text, kept from frame to frame. */
  typeset(text, size, width, most) {
    const { context, theme } = this;
    const key = `${size}|${Math.round(width)}|${most}|${text}`;
    if (this.texts.size > MOST_TEXTS || this.font !== theme.font) {
      this.texts.clear();
      this.font = theme.font;
    }
    if (!this.texts.has(key)) {
      context.font = `${size}px ${theme.font}`;
      const measure = (part) => context.measureText(part).width;
      this.texts.set(key, wrapped(text, Math.round(width), measure, most));
    }
    return this.texts.get(key);
  }

  dendrogram() {
    const { run, view, frame, head, context, theme } = this;
    const { plot } = frame;
    const { leaves, reach } = this.treeSpan;
    const top = plot.y + head;
    const length = plot.height - head;
    context.save();
    context.beginPath();
    context.rect(0, top, plot.x - frame.tracks, length);
    context.clip();
    context.strokeStyle = theme.control;
    context.fillStyle = theme.control;
    context.lineWidth = 1;
    const line = (size, ...points) => {
      context.globalAlpha = Math.min(1, size / FULL_BRANCH);
      context.beginPath();
      points.forEach(([height, at]) => context.lineTo(leaves - height * reach, top + at));
      context.stroke();
    };
    for (const branch of branches(run.tree, (head - view.y) / view.k, view.k, length)) {
      line(branch.size, [branch.height, branch.low], [branch.height, branch.high]);
      for (const { at, height, start, size, isBundle } of branch.children) {
        if (isBundle) {
          // As dark as lines side by side, and down to the leaves as they are.
          context.globalAlpha = 1 / FULL_BRANCH;
          context.fillRect(
            leaves - branch.height * reach,
            top + start,
            branch.height * reach,
            size,
          );
        } else {
          line(size, [branch.height, at], [height, at]);
        }
      }
    }
    context.restore();
  }
}
