/* global d3 */

const CLOSEST = 64;
const AIR = 1.12;

/** The range of scales, in pixels a class, from the whole matrix to single cells. */
export function scaleExtent(plot, classCount) {
  const whole = Math.min(plot.width, plot.height) / Math.max(1, classCount);
  return [whole, Math.max(whole, CLOSEST)];
}

/** A view moved to where the plot shows matrix as far as there is any. */
export function constrained(view, plot, classCount) {
  const edge = view.k * classCount;
  const inside = (offset, length) => Math.min(0, Math.max(Math.min(0, length - edge), offset));
  return d3.zoomIdentity
    .translate(inside(view.x, plot.width), inside(view.y, plot.height))
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
    plot.height / (air * Math.max(1e-9, place.rows[1] - place.rows[0])),
    plot.width / (air * Math.max(1e-9, place.columns[1] - place.columns[0])),
  );
  const k = Math.min(most, Math.max(least, fitting));
  const middle = ([from, to], length) => length / 2 - ((from + to) / 2) * k;
  return constrained(
    { k, x: middle(place.columns, plot.width), y: middle(place.rows, plot.height) },
    plot,
    classCount,
  );
}

/** The rectangle of positions, in fractions, that a view shows. */
export function shown(view, plot, classCount) {
  const range = (offset, length) => [
    Math.max(0, -offset / view.k),
    Math.min(classCount, (length - offset) / view.k),
  ];
  return { rows: range(view.y, plot.height), columns: range(view.x, plot.width) };
}
