import { extentOf } from "./frame.js";
import { headOf } from "./view.js";

/**
 * Paints what is marked in a matrix: the selection, and a cross-hair at what is pointed at.
 *
 * @param {CanvasRenderingContext2D} context whose origin is that of the frame
 * @param {object} marks
 * @param {Frame} marks.frame
 * @param {{k: number, x: number, y: number}} marks.view
 * @param {Theme} marks.theme
 * @param {number} marks.classCount
 * @param {?Rectangle} marks.selection
 * @param {?{i: number, j: number}} marks.cursor
 */
export function paintMarks(context, { frame, view, theme, classCount, selection, cursor }) {
  const { plot } = frame;
  const head = headOf(plot, view.k, classCount);
  context.save();
  context.beginPath();
  context.rect(plot.x, plot.y + head, plot.width, plot.height - head);
  context.clip();
  context.translate(plot.x, plot.y);
  if (selection !== null) {
    mark(context, view, selection, theme);
  }
  if (cursor !== null) {
    cross(context, view, cursor, extentOf(frame, view, classCount), theme);
  }
  context.restore();
}

function mark(context, view, { rows, columns }, theme) {
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

function cross(context, view, { i, j }, { right, bottom }, theme) {
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
