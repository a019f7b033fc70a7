import { CellPainter } from "./cell-painter.js";
import { TILE } from "./codes.js";
import { SAME_SCALE, levelAt } from "./layers.js";
import { text } from "./scales.js";
import { isDarkColour } from "./colours.js";
import { extentOf } from "./frame.js";
import { shown } from "./view.js";

const ROOM_FOR_NUMBERS = 46;
const OUTLINE = { least: 8, closed: 3, full: 28, share: 1 / 24, corner: 0.4, largest: 9 };
const HATCH = 7;

/** Paints the matrix of a pane, with numbers where there is room, and the outlines of its blocks. */
export class MatrixPainter {
  /**
   * @param {Run} run
   * @param {CanvasRenderingContext2D} context
   * @param {Bitmaps} bitmaps
   */
  constructor(run, context, bitmaps) {
    this.run = run;
    this.context = context;
    this.bitmaps = bitmaps;
    this.cellPainter = new CellPainter(context);
  }

  /**
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view pixels a class, and where position 0 is
   * @param look what layer, in what colours, with outlines or without
   * @param {Theme} theme
   * @param {Budget} budget
   */
  paint(frame, view, look, theme, budget) {
    const { context } = this;
    Object.assign(this, { frame, view, look, theme, budget, isComplete: true });
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, frame.width, frame.height);
    context.save();
    context.beginPath();
    context.rect(frame.plot.x, frame.plot.y, frame.plot.width, frame.plot.height);
    context.clip();
    context.translate(frame.plot.x, frame.plot.y);
    this.hatch();
    if (look.layer.cutAt === undefined) {
      this.tiles();
    } else {
      this.cellPainter.paint(frame, view, look);
    }
    if (view.k >= ROOM_FOR_NUMBERS) {
      this.numbers();
    }
    if (look.outlines) {
      this.outlines();
    }
    context.restore();
  }

  /** What lies below the tiles shows where they are undefined. */
  hatch() {
    const { context, theme } = this;
    const { right, bottom } = extentOf(this.frame, this.view, this.run.classCount);
    if (this.hatchTheme !== theme) {
      this.hatchTheme = theme;
      this.hatching = context.createPattern(hatchOf(theme), "repeat");
    }
    const top = Math.max(0, this.view.y);
    context.fillStyle = theme.paper;
    context.fillRect(0, top, right, bottom - top);
    context.fillStyle = this.hatching;
    context.fillRect(0, top, right, bottom - top);
  }

  tiles() {
    const { view, look, frame } = this;
    const ratio = this.context.getTransform().a;
    const level = levelAt(look.layer, view.k * ratio);
    const span = TILE * 2 ** level;
    this.context.imageSmoothingEnabled = view.k * ratio * 2 ** level < 1 - SAME_SCALE;
    const last = (offset, length) =>
      Math.min(
        Math.ceil(this.run.classCount / span) - 1,
        Math.floor((length - offset) / view.k / span),
      );
    const first = (offset) => Math.max(0, Math.floor(-offset / view.k / span));
    for (let row = first(view.y); row <= last(view.y, frame.plot.height); row++) {
      for (let column = first(view.x); column <= last(view.x, frame.plot.width); column++) {
        this.tile(level, row, column);
      }
    }
  }

  /** A tile, or while it is not there the part of a coarser one that covers it. */
  tile(level, row, column) {
    for (let coarser = level; coarser <= this.look.layer.top; coarser++) {
      const steps = coarser - level;
      const bitmap = this.bitmaps.of(
        this.look,
        coarser,
        row >> steps,
        column >> steps,
        this.budget,
      );
      if (bitmap !== null) {
        this.part(bitmap, coarser, level, row, column);
        this.isComplete &&= coarser === level || this.look.layer.isIncomplete;
        return;
      }
    }
    this.isComplete &&= this.look.layer.isIncomplete;
  }

  /** Draws what is in sight of a tile, from a bitmap of its level or a coarser one. */
  part(bitmap, bitmapLevel, level, row, column) {
    const cell = 2 ** bitmapLevel;
    const rows = this.cells(row, level, cell, this.view.y, this.frame.plot.height);
    const columns = this.cells(column, level, cell, this.view.x, this.frame.plot.width);
    if (rows === null || columns === null) {
      return;
    }
    this.context.drawImage(
      bitmap,
      columns.first % TILE,
      rows.first % TILE,
      columns.count,
      rows.count,
      columns.from,
      rows.from,
      columns.to - columns.from,
      rows.to - rows.from,
    );
  }

  /** The cells of a tile in sight along one side, and the pixels they cover. */
  cells(tile, level, cell, offset, length) {
    const { k } = this.view;
    const span = TILE * 2 ** level;
    const start = Math.max(tile * span, Math.floor(-offset / k / cell) * cell);
    const end = Math.min(
      (tile + 1) * span,
      Math.ceil((length - offset) / k / cell) * cell,
      Math.ceil(this.run.classCount / cell) * cell,
    );
    if (end <= start) {
      return null;
    }
    const ratio = this.context.getTransform().a;
    const pixel = (position) => Math.round((offset + position * k) * ratio) / ratio;
    return {
      first: start / cell,
      count: (end - start) / cell,
      from: pixel(start),
      to: pixel(end),
    };
  }

  numbers() {
    const { view, look, context, theme, frame } = this;
    const { layer } = look;
    const { rows, columns } = shown(view, frame.plot, this.run.classCount);
    const [top, bottom] = [Math.floor(rows[0]), Math.ceil(rows[1])];
    const [left, right] = [Math.floor(columns[0]), Math.ceil(columns[1])];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${Math.min(14, view.k * 0.26)}px ${theme.font}`;
    for (let i = top; i < bottom; i++) {
      for (let j = left; j < right; j++) {
        const value = layer.value(i, j);
        if (value !== undefined && !Number.isNaN(value)) {
          context.fillStyle = isDarkColour(look.colour(value)) ? "#ffffff" : "#10161d";
          context.fillText(
            text(layer, value),
            view.x + (j + 0.5) * view.k,
            view.y + (i + 0.5) * view.k,
          );
        }
      }
    }
  }

  /**
   * Inner blocks first, so that the stronger outlines of outer ones lie above them. Around small
   * blocks they are thin and pale, so that they do not cover what they are about.
   */
  outlines() {
    const { view, frame, context, theme } = this;
    context.strokeStyle = theme.outline;
    for (let id = this.run.blocks.length - 1; id >= 0; id--) {
      const block = this.run.blocks[id];
      const edge = (block.end - block.start) * view.k;
      const x = view.x + block.start * view.k;
      const y = view.y + block.start * view.k;
      const isSeen =
        edge >= (block.isCollapsed ? OUTLINE.closed : OUTLINE.least) &&
        x < frame.plot.width &&
        y < frame.plot.height &&
        x + edge > 0 &&
        y + edge > 0;
      if (isSeen) {
        const widest = Math.max(1, 2 - block.depth / 2);
        context.lineWidth = Math.min(widest, Math.max(0.5, OUTLINE.share * edge));
        context.globalAlpha = Math.min(1, edge / OUTLINE.full);
        context.strokeRect(
          Math.round(x) + 0.5,
          Math.round(y) + 0.5,
          Math.round(edge),
          Math.round(edge),
        );
        if (block.isCollapsed) {
          this.corner(x, y, edge);
        }
      }
    }
    context.globalAlpha = 1;
  }

  /** A filled corner says that more is inside. */
  corner(x, y, edge) {
    const { context, theme } = this;
    const size = Math.min(OUTLINE.largest, OUTLINE.corner * edge);
    context.globalAlpha = 1;
    context.fillStyle = theme.outline;
    context.beginPath();
    context.moveTo(x + edge, y);
    context.lineTo(x + edge, y + size);
    context.lineTo(x + edge - size, y);
    context.fill();
  }
}

function hatchOf(theme) {
  const hatch = document.createElement("canvas");
  hatch.width = HATCH;
  hatch.height = HATCH;
  const lines = hatch.getContext("2d");
  lines.strokeStyle = theme.faint;
  lines.globalAlpha = 0.55;
  lines.beginPath();
  for (const shift of [-HATCH, 0, HATCH]) {
    lines.moveTo(shift - 1, HATCH + 1);
    lines.lineTo(shift + HATCH + 1, -1);
  }
  lines.stroke();
  return hatch;
}
