/* global d3 */
import { ROOM_FOR_NAMES } from "./axis-labels.js";

const CLOSEST = 64;
const AIR = 1.12;
const HAIR = 1.0001;

/** The scale, in pixels a class, at which all of the matrix is seen. */
function wholeScale({ width, height, head }, classCount) {
  const count = Math.max(1, classCount);
  const below = Math.min(width, height - head) / count;
  return below >= ROOM_FOR_NAMES ? below : Math.min(width, height) / count;
}

/**
 * The height of the names of columns over the upper edge of a plot. There are none while the whole
 * of a large matrix is seen: names of rows are those of columns then.
 */
export function headOf(plot, scale, classCount) {
  const whole = wholeScale(plot, classCount);
  const isAllNamed = whole * classCount <= plot.height - plot.head;
  return scale > HAIR * whole || (isAllNamed && whole >= ROOM_FOR_NAMES) ? plot.head : 0;
}

/** The range of scales, in pixels a class, from the whole matrix to single cells. */
export function scaleExtent(plot, classCount) {
  const whole = wholeScale(plot, classCount);
  return [whole, Math.max(whole, CLOSEST)];
}

/** A view moved to where the plot shows matrix as far as there is any. */
export function constrained(view, plot, classCount) {
  const edge = view.k * classCount;
  const inside = (offset, from, to) => Math.min(from, Math.max(Math.min(from, to - edge), offset));
  const head = headOf(plot, view.k, classCount);
  return d3.zoomIdentity
    .translate(inside(view.x, 0, plot.width), inside(view.y, head, plot.height))
    .scale(view.k);
}

/**
 * The view that shows a rectangle of positions, with some air around it.
 *
 * @param {{rows: [number, number], columns: [number, number]}} place
 * @param {number} [air] how much larger than the rectangle
 */
export function viewOf(place, plot, classCount, air = AIR) {
  const [least, most] = scaleExtent(plot, classCount);
  const fitting = Math.min(
    (plot.height - plot.head) / (air * Math.max(1e-9, place.rows[1] - place.rows[0])),
    plot.width / (air * Math.max(1e-9, place.columns[1] - place.columns[0])),
  );
  const k = Math.min(most, Math.max(least, fitting));
  const head = headOf(plot, k, classCount);
  const middle = ([from, to], start, end) => (start + end) / 2 - ((from + to) / 2) * k;
  return constrained(
    { k, x: middle(place.columns, 0, plot.width), y: middle(place.rows, head, plot.height) },
    plot,
    classCount,
  );
}

/** The rectangle of positions, in fractions, that a view shows. */
export function shown(view, plot, classCount) {
  const range = (offset, start, end) => [
    Math.max(0, (start - offset) / view.k),
    Math.min(classCount, (end - offset) / view.k),
  ];
  const head = headOf(plot, view.k, classCount);
  return { rows: range(view.y, head, plot.height), columns: range(view.x, 0, plot.width) };
}

/**
 * The rectangle of positions from one pair to another, both included.
 *
 * @param {{i: number, j: number}} a row and column
 * @param {{i: number, j: number}} b
 * @return {Rectangle}
 */
export function rectangleBetween(a, b) {
  return {
    rows: [Math.min(a.i, b.i), Math.max(a.i, b.i) + 1],
    columns: [Math.min(a.j, b.j), Math.max(a.j, b.j) + 1],
  };
}
