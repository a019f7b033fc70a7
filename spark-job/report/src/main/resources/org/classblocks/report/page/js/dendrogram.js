/** The pixels of the smallest branches that are drawn one by one. */
const LEAST = 1.5;

/**
 * The branches of the dendrogram in sight, from the root down to what is a pixel or two wide. A
 * child that is smaller is a bundle: an area in place of its lines.
 *
 * @param tree the tree of a run
 * @param {number} from the first position in sight, a fraction
 * @param {number} scale pixels a class
 * @param {number} length the pixels in sight
 * @return {{node: number, low: number, high: number, height: number, size: number, children: {at:
 *     number, height: number, start: number, size: number, isBundle: boolean}[]}[]} pixels along the
 *     edge, where size is that of all classes from start on, and heights as shares of the root's
 */
export function branches(tree, from, scale, length) {
  const found = [];
  const middles = middlesOf(tree);
  const highest = tree.heights.reduce((most, height) => Math.max(most, height), 0) || 1;
  const height = (node) =>
    node < tree.leafCount ? 0 : Math.max(0, tree.heights[node - tree.leafCount] / highest);
  const size = (node) => (tree.end[node] - tree.start[node]) * scale;
  const pending = [tree.leafCount + tree.left.length - 1];
  while (pending.length > 0) {
    const node = pending.pop();
    const isSeen =
      (tree.end[node] - from) * scale > 0 && (tree.start[node] - from) * scale < length;
    if (node < tree.leafCount || !isSeen || size(node) < LEAST) {
      continue;
    }
    const children = [tree.left[node - tree.leafCount], tree.right[node - tree.leafCount]];
    const ends = children.map((child) => ({
      at: (middles[child] - from) * scale,
      height: height(child),
      start: (tree.start[child] - from) * scale,
      size: size(child),
      isBundle: size(child) < LEAST,
    }));
    found.push({
      node,
      low: Math.min(ends[0].at, ends[1].at),
      high: Math.max(ends[0].at, ends[1].at),
      height: height(node),
      size: size(node),
      children: ends,
    });
    pending.push(...children);
  }
  return found;
}

const known = new WeakMap();

/** The place of each node along the edge: midway between its children. */
function middlesOf(tree) {
  let middles = known.get(tree);
  if (middles === undefined) {
    middles = new Float64Array(tree.start.length);
    for (let node = 0; node < middles.length; node++) {
      const merge = node - tree.leafCount;
      middles[node] =
        merge < 0 ? node + 0.5 : (middles[tree.left[merge]] + middles[tree.right[merge]]) / 2;
    }
    known.set(tree, middles);
  }
  return middles;
}

/**
 * The branch at a place beside the matrix: the smallest one around it that reaches as high.
 *
 * @param tree the tree of a run
 * @param {number} position a fraction
 * @param {number} share of the height of the root
 * @return {number} the node, or -1
 */
export function branchAt(tree, position, share) {
  const highest = tree.heights.reduce((most, height) => Math.max(most, height), 0) || 1;
  let node = Math.floor(position);
  if (node < 0 || node >= tree.leafCount) {
    return -1;
  }
  while (tree.parent[node] >= 0 && (node < tree.leafCount || reach(tree, node) < share * highest)) {
    node = tree.parent[node];
  }
  return node < tree.leafCount ? -1 : node;
}

function reach(tree, node) {
  return tree.heights[node - tree.leafCount];
}
