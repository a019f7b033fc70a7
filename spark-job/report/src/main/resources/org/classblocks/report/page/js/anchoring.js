import { constrained, scaleExtent } from "./view.js";

const ROUNDING = 1e-6;

/**
 * What is on show before or after rows are arranged.
 *
 * @typedef {object} Scene
 * @property {Run} run
 * @property {Plot} plot
 * @property {View} [view]
 * @property {Sight} [sight]
 */

/**
 * The view after rows have been arranged anew in which things stay where they were: the first row
 * of a range if it is in sight, otherwise the middle of what is in sight.
 *
 * @param {Scene} before
 * @param {Scene} after
 * @param {?[number, number]} range of rows before
 * @return {?View} null if all was in sight before, or if what should stay is gone
 */
export function anchoredView(before, after, range) {
  const { view, plot, run, sight } = before;
  if (view.k <= scaleExtent(plot, run.classCount)[0] * (1 + ROUNDING)) {
    return null;
  }
  const [least, most] = scaleExtent(after.plot, after.run.classCount);
  const k = Math.min(most, Math.max(least, view.k));
  const offset = ([from, to], start, length) => {
    const isSeen = range !== null && range[0] < to && from < range[1];
    const row = isSeen ? range[0] : Math.floor((from + to) / 2);
    const next = after.run.rowAt(run.startAt(Math.min(row, run.classCount - 1)));
    const pixel = Math.max(0, Math.min(length - k, start + row * view.k));
    return next < 0 ? null : pixel - next * k;
  };
  const x = offset(sight.columns, view.x, after.plot.width);
  const y = offset(sight.rows, view.y, after.plot.height);
  return x === null || y === null
    ? null
    : constrained({ k, x, y }, after.plot, after.run.classCount);
}

/**
 * A selection after rows have been arranged anew: the rows of the same classes.
 *
 * @param {?Rectangle} selection
 * @param {Run} before
 * @param {Run} after
 * @return {?Rectangle} null if they are not side by side any more
 */
export function carried(selection, before, after) {
  if (selection === null) {
    return null;
  }
  const [rows, columns] = [selection.rows, selection.columns].map((range) => {
    const next = classPositions(before, range)
      .map((position) => after.rowAt(position))
      .filter((row) => row >= 0);
    const [from, to] = next.reduce(
      ([a, b], row) => [Math.min(a, row), Math.max(b, row + 1)],
      [Infinity, 0],
    );
    return new Set(next).size === to - from ? [from, to] : null;
  });
  return rows === null || columns === null ? null : { rows, columns };
}

/** The positions of the whole run that some rows stand for. */
export function classPositions(run, [from, to]) {
  const positions = [];
  for (let row = from; row < to; row++) {
    for (let position = run.startAt(row); position < run.endAt(row); position++) {
      positions.push(position);
    }
  }
  return positions;
}
