import { formatPlace } from "./places.js";

/** What a run has found out; classes go by id, places in the order are positions. */
export class Run {
  /**
   * @param facts the JSON of the page
   * @param arrays order, left, right, heights, neighbours and similarities
   */
  constructor(facts, arrays) {
    Object.assign(this, facts);
    this.statuses = new Map(Object.entries(facts.statuses).map(([id, why]) => [Number(id), why]));
    this.order = arrays.order;
    this.positions = new Int32Array(this.classCount);
    arrays.order.forEach((classId, position) => (this.positions[classId] = position));
    this.blocks = facts.blocks.map((block, id) => ({
      size: block.end - block.start,
      ...block,
      id,
      children: [],
    }));
    this.blocks.forEach((block) => this.blocks[block.parent]?.children.push(block));
    this.roots = this.blocks.filter((block) => block.parent < 0);
    this.innermost = innermost(this.blocks, this.classCount);
    this.tree = treeOf(arrays, this.leafCount);
    this.nearest = { ids: arrays.neighbours, similarities: arrays.similarities };
    this.layerFacts = facts.layers;
    this.parts = null;
    this.layers = new Map();
    this.columns = new Map();
  }

  /** The run with a row for each class, in the order of the dendrogram: this one. */
  get whole() {
    return this;
  }

  /** The first position of the whole run that the row at a position stands for. */
  startAt(position) {
    return position;
  }

  /** The end of these. */
  endAt(position) {
    return position + 1;
  }

  /** The rows from one position of the run to another, as a range; null if there are none. */
  rowsAt(from, to) {
    return from < to && to <= this.classCount ? [from, to] : null;
  }

  /** The row of a position of the whole run, -1 for none. */
  rowAt(position) {
    return position;
  }

  /** The number of classes that the row at a position stands for. */
  countAt(position) {
    return this.classesAt(position).length;
  }

  /** The id of a class outside of the page, where the page has numbers of its own. */
  idOf(id) {
    return id;
  }

  /** The same of a block. */
  blockIdOf(id) {
    return id;
  }

  /** The address of a place; see formatPlace. */
  placeOf(kind, ...ids) {
    return formatPlace(kind, ...ids);
  }

  /** The ids of the classes that the row at a position stands for. */
  classesAt(position) {
    return [this.order[position]];
  }

  /** The block that the row at a position stands for, or null. */
  collapsedAt() {
    return null;
  }

  /** The name of the class at a position. */
  nameAt(position) {
    return this.names[this.order[position]];
  }

  /** The blocks around a position, outermost first. */
  blockPath(position) {
    const path = [];
    for (let id = this.innermost[position]; id >= 0; id = this.blocks[id].parent) {
      path.unshift(this.blocks[id]);
    }
    return path;
  }

  /** The most similar classes of a class, most similar first. */
  neighbours(classId) {
    const found = [];
    for (let rank = 0; rank < this.neighbourCount; rank++) {
      const at = classId * this.neighbourCount + rank;
      const id = this.nearest.ids[at];
      if (id >= 0) {
        found.push({ id, similarity: this.nearest.similarities[at] });
      }
    }
    return found;
  }

  /** A column's value of a class, or NaN where the run does not know it. */
  column(name, classId) {
    return this.columns.get(name)?.values[classId] ?? NaN;
  }
}

/** The id of the smallest block at each position, -1 for none. Outer blocks come first. */
function innermost(blocks, classCount) {
  const ids = new Int32Array(classCount).fill(-1);
  blocks.forEach((block) => ids.fill(block.id, block.start, block.end));
  return ids;
}

/**
 * The dendrogram with the positions that each node covers. Leaves are numbered by position, merge
 * t is node leafCount + t; null without merges.
 */
function treeOf({ left, right, heights }, leafCount) {
  if (left.length === 0) {
    return null;
  }
  const nodes = leafCount + left.length;
  const start = new Int32Array(nodes);
  const end = new Int32Array(nodes);
  const parent = new Int32Array(nodes).fill(-1);
  for (let leaf = 0; leaf < leafCount; leaf++) {
    start[leaf] = leaf;
    end[leaf] = leaf + 1;
  }
  for (let merge = 0; merge < left.length; merge++) {
    const node = leafCount + merge;
    const children = [left[merge], right[merge]];
    start[node] = Math.min(...children.map((child) => start[child]));
    end[node] = Math.max(...children.map((child) => end[child]));
    children.forEach((child) => (parent[child] = node));
  }
  return { left, right, heights, start, end, parent, leafCount };
}
