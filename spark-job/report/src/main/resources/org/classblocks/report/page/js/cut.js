/** A node that is larger than so many pixels is shown as its two halves. */
const LARGEST_PART = 10;

/** What is smaller than so many pixels is shown together with its neighbours. */
const LEAST_PART = 4;

/** From this scale on all classes are parts by themselves, whatever the step. */
export const ALONE = 2 * LARGEST_PART;

/**
 * A cut of the dendrogram that fits a scale: neighbouring positions as parts of some pixels each.
 * Nodes that are too large are split in two, again and again. What is too small then is joined with
 * its neighbours in the order. A class as large as the largest part is a part of its own.
 *
 * @param {?{left: Int32Array, right: Int32Array, start: Int32Array, end: Int32Array,
 *     leafCount: number}} tree null without merges; positions after its last leaf are parts by
 *     themselves
 * @param {number} classCount
 * @param {number} scale pixels a class
 * @return {Int32Array} where each part starts, from 0 on, and the end of the last
 */
export function cutOf(tree, classCount, scale) {
  const ends = [];
  const left = tree === null ? [] : [tree.start.length - 1];
  while (left.length > 0) {
    const node = left.pop();
    const { leafCount, start, end } = tree;
    if (node < leafCount || (end[node] - start[node]) * scale <= LARGEST_PART) {
      ends.push(end[node]);
    } else {
      const halves = [tree.left[node - leafCount], tree.right[node - leafCount]];
      left.push(...halves.sort((a, b) => start[b] - start[a]));
    }
  }
  for (let position = tree?.leafCount ?? 0; position < classCount; position++) {
    ends.push(position + 1);
  }
  return grown(ends, LEAST_PART / scale);
}

/** Ends of pieces as bounds of parts, of which small pieces have become larger ones. */
function grown(ends, least) {
  const bounds = [0];
  ends.forEach((end, piece) => {
    const isNextSmall = ends[piece + 1] - end < least;
    if (end - bounds[bounds.length - 1] >= least || (bounds.length === 1 && !(piece + 1 in ends))) {
      bounds.push(end);
    } else if (!isNextSmall && bounds.length > 1) {
      bounds[bounds.length - 1] = end;
    }
  });
  return Int32Array.from(bounds);
}

/** The part of a cut that a position is in. */
export function partAt(bounds, position) {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[middle] <= position) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
