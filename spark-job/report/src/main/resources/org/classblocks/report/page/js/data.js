import { ClassPictures } from "./class-pictures.js";
import { denseLayer } from "./dense-layer.js";
import { graphLayer } from "./graph-layer.js";
import { inflate } from "./inflate.js";
import { PartRun } from "./part-run.js";
import { Run } from "./run.js";
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
export function loadRun(document) {
  const facts = JSON.parse(document.getElementById("run").textContent);
  const textOf = (name) => document.getElementById(`data-${name}`)?.textContent;
  return runOf(facts, new Sections(textOf));
}

/**
 * Reads a part of a run.
 *
 * @param {Object<string, string>} file its sections
 * @return {Promise<PartRun>}
 */
export async function loadPart(file) {
  const sections = new Sections((name) => file[name]);
  return runOf(JSON.parse(await sections.text("run")), sections);
}

async function runOf(facts, sections) {
  const arrays = {
    order: await sections.array("order", "int32"),
    left: await sections.array("tree-left", "int32"),
    right: await sections.array("tree-right", "int32"),
    heights: await sections.array("tree-heights", "float32"),
    neighbours: await sections.array("neighbours", "int32"),
    similarities: await sections.array("neighbour-similarities", "float32"),
  };
  const run =
    facts.part === undefined
      ? new Run(facts, arrays)
      : new PartRun(facts, arrays, {
          rows: await sections.array("rows", "int32"),
          classIds: await sections.array("class-ids", "int32"),
          blockIds: await sections.array("block-ids", "int32"),
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
    const stored = await sections.array(section, type);
    const diagonal = await sections.array(`${section}-diagonal`, "float32");
    return [denseLayer(facts, size, run.leafCount, stored, diagonal)];
  }
  if (facts.source === "graph") {
    const places = sections.has(`${section}-starts`) ? section : "layer-similarity";
    const pairs = {
      starts: await sections.array(`${places}-starts`, "uint32"),
      columns: await sections.array(`${places}-columns`, "uint32"),
      codes: await sections.array(`${section}-codes`, "bytes"),
      loads: await loadsOf(facts.id, size, sections),
    };
    return [graphLayer(facts, size, run.leafCount, pairs)];
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
  return {
    places: await sections.array(`layer-${id}-tiles`, "uint32"),
    loads: await loadsOf(id, size, sections),
  };
}

/** The loads of classes, which are 0 if there are none. */
async function loadsOf(id, size, sections) {
  const loads = await sections.array(`layer-${id}-loads`, "float32");
  return loads.length === 0 ? new Float32Array(size) : loads;
}

/** The binary blocks of a page or a file: base64 of zlib streams. */
export class Sections {
  /** @param {(name: string) => ?string} textOf gives the text of a block */
  constructor(textOf) {
    this.textOf = textOf;
  }

  has(name) {
    return Boolean(this.textOf(name));
  }

  /** A block as a typed array; an empty one where there is none. */
  async array(name, type) {
    if (!this.has(name)) {
      return new ARRAYS[type](0);
    }
    const bytes = await inflate(this.textOf(name));
    return new ARRAYS[type](bytes.buffer);
  }

  /** A block as text; an empty one where there is none. */
  async text(name) {
    return new TextDecoder().decode(await this.array(name, "bytes"));
  }
}
