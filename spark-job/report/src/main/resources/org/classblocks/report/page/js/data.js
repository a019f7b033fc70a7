import { ClassPictures } from "./class-pictures.js";
import { denseLayer } from "./dense-layer.js";
import { inflate } from "./inflate.js";
import { Samples } from "./samples.js";
import { sparseLayer } from "./sparse-layer.js";
import { tilesLayer } from "./tiles-layer.js";

const ARRAYS = { int32: Int32Array, uint32: Uint32Array, float32: Float32Array, bytes: Uint8Array };

/**
 * Reads the run that a page holds: its JSON, and the typed arrays beside it.
 *
 * @param {Document} document the page
 * @return {Promise<Run>}
 */
export async function loadRun(document) {
  const facts = JSON.parse(document.getElementById("run").textContent);
  const sections = new Sections(document);
  const run = new Run(facts, {
    order: await sections.array("order", "int32"),
    left: await sections.array("tree-left", "int32"),
    right: await sections.array("tree-right", "int32"),
    heights: await sections.array("tree-heights", "float32"),
    neighbours: await sections.array("neighbours", "int32"),
    similarities: await sections.array("neighbour-similarities", "float32"),
  });
  for (const column of facts.columns) {
    run.columns.set(column.name, {
      title: column.title,
      categories: column.categories,
      values: await sections.array(column.section, "float32"),
    });
  }
  run.pictures = new ClassPictures(
    await sections.array("picture-ends", "int32"),
    await sections.array("pictures", "bytes"),
  );
  run.typical = await sections.array("typical", "int32");
  run.samples = new Samples(
    JSON.parse((await sections.text("sample-ids")) || "[]"),
    await sections.array("sample-lists", "int32"),
  );
  for (const layerFacts of run.layerFacts) {
    for (const layer of await layersOf(layerFacts, run, sections)) {
      run.layers.set(layer.id, layer);
    }
  }
  return run;
}

/** The layers that one entry of the page's list stands for. */
async function layersOf(facts, run, sections) {
  const size = run.classCount;
  if (facts.source === "tiles") {
    const graph = facts.isGraph
      ? await graphOf(facts.finest ?? facts.id, size, sections)
      : undefined;
    return [tilesLayer(facts, size, run.leafCount, graph, run.layers.get(facts.finest))];
  }
  const section = `layer-${facts.id}`;
  if (facts.source === "triangle") {
    const type = facts.type === "f4" ? "float32" : "bytes";
    return [denseLayer(facts, size, run.leafCount, await sections.array(section, type))];
  }
  const entries = {
    starts: await sections.array(`${section}-starts`, "uint32"),
    columns: await sections.array(`${section}-columns`, "uint32"),
    values: await sections.array(`${section}-values`, "float32"),
  };
  const errors = { ...facts, id: "errors", title: "Confusion without the diagonal" };
  const ofLabels = { ...facts, id: "recalls", title: "Confusion, share of labels" };
  const ofPredictions = { ...facts, id: "precisions", title: "Confusion, share of predictions" };
  return [
    sparseLayer(errors, run, entries, false),
    sparseLayer(facts, run, entries, true),
    sparseLayer(ofLabels, run, entries, true, "row"),
    sparseLayer(ofPredictions, run, entries, true, "column"),
  ];
}

/** Which tiles of a graph there are, and what the others follow from. */
async function graphOf(id, size, sections) {
  const loads = await sections.array(`layer-${id}-loads`, "float32");
  return {
    places: await sections.array(`layer-${id}-tiles`, "uint32"),
    loads: loads.length === 0 ? new Float32Array(size) : loads,
  };
}

/** The binary blocks of a page: base64 of zlib streams. */
class Sections {
  constructor(document) {
    this.document = document;
  }

  /** A block as a typed array; an empty one where the page has none. */
  async array(name, type) {
    const element = this.document.getElementById(`data-${name}`);
    if (element === null) {
      return new ARRAYS[type](0);
    }
    const bytes = await inflate(element.textContent);
    return new ARRAYS[type](bytes.buffer);
  }

  /** A block as text; an empty one where the page has none. */
  async text(name) {
    return new TextDecoder().decode(await this.array(name, "bytes"));
  }
}

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

  /** The row of a position of the whole run, -1 for none. */
  rowAt(position) {
    return position;
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
