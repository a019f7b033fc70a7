import { Run } from "../../main/resources/org/classblocks/report/page/js/run.js";

/** Numbers from 0 to 1 that are the same for a seed (Marsaglia's xorshift of 32 bits). */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/**
 * A run of classes in the order of their ids, some without a correlation, with a random tree and
 * with blocks for some of its nodes.
 */
export function runOf(classCount, leafCount, random, blockCount = 0) {
  const roots = Array.from({ length: leafCount }, (_, leaf) => leaf);
  const left = [];
  const right = [];
  while (roots.length > 1) {
    const at = Math.floor(random() ** 2 * (roots.length - 1));
    left.push(roots[at]);
    right.push(roots[at + 1]);
    roots.splice(at, 2, leafCount + left.length - 1);
  }
  const ids = Array.from({ length: classCount }, (_, id) => id);
  const facts = { classCount, leafCount, statuses: {}, neighbourCount: 0, layers: [] };
  const arrays = {
    order: Int32Array.from(ids),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    heights: Float32Array.from(left, (_, merge) => merge + 1),
    neighbours: new Int32Array(0),
    similarities: new Float32Array(0),
  };
  const names = ids.map((id) => `class ${id}`);
  const { tree } = new Run({ ...facts, names, blocks: [] }, arrays);
  return new Run({ ...facts, names, keys: [], blocks: blocksOf(tree, blockCount, random) }, arrays);
}

/** Some nodes of a tree as blocks, outer ones first. */
function blocksOf(tree, count, random) {
  const blocks = [];
  for (let tries = 0; blocks.length < count && tries < 50 * count; tries++) {
    const node = tree.leafCount + Math.floor(random() * tree.left.length);
    const [start, end] = [tree.start[node], tree.end[node]];
    if (end - start < tree.leafCount && !blocks.some((b) => b.start === start && b.end === end)) {
      blocks.push({ start, end });
    }
  }
  blocks.sort((a, b) => b.end - b.start - (a.end - a.start));
  return blocks.map(({ start, end }, id) => {
    const around = blocks.slice(0, id).filter((b) => b.start <= start && end <= b.end);
    const parent = blocks.indexOf(around[around.length - 1]);
    return { name: `block ${id}`, start, end, parent, depth: around.length };
  });
}

/** Random counts as a matrix and as the page has them. */
export function countsOf(size, random) {
  const matrix = [];
  const entries = { starts: [0], columns: [], values: [] };
  for (let i = 0; i < size; i++) {
    matrix.push([]);
    for (let j = 0; j < size; j++) {
      const count = random() < 0.05 || i === j ? Math.floor(1 + 9 * random()) : 0;
      matrix[i].push(count);
      if (count > 0) {
        entries.columns.push(j);
        entries.values.push(count);
      }
    }
    entries.starts.push(entries.columns.length);
  }
  return {
    matrix,
    entries: {
      starts: Uint32Array.from(entries.starts),
      columns: Uint32Array.from(entries.columns),
      values: Float32Array.from(entries.values),
    },
  };
}
