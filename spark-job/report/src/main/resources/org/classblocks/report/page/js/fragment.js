/** The parts of a scale, and what their names begin with for the layers beside the first. */
const SCALE = ["scale", "end", "threshold"];
const BESIDES = ["beside", "third"];

const LAYERS = ["layer", "scale", ...BESIDES.flatMap((pane) => [pane, `${pane}-scale`])];
const TEXTS = [...LAYERS, "colours", "steps", "outlines", "minimap", "theme"];
const NUMBERS = ["", ...BESIDES.map((pane) => `${pane}-`)].flatMap((pane) => [
  `${pane}end`,
  `${pane}threshold`,
]);
const LISTS = ["tabs", "sort", "tracks"];
const RANGES = ["collapse", "crop"];

/**
 * What the end of the page's address says of what is on show, so that a link brings somebody else
 * to the same sight. Unknown words and values that make no sense are left out.
 *
 * @typedef {object} Sight
 * @property {string} [layer] the id of a layer
 * @property {string} [beside] the id of the layer beside it
 * @property {string} [scale] the id of a scale
 * @property {number} [end] where the colours end
 * @property {number} [threshold]
 * @property {object} [besideScale] scale, end and threshold of the layer beside it
 * @property {string} [third] the id of the layer in the third pane
 * @property {object} [thirdScale] scale, end and threshold of that layer
 * @property {string} [colours]
 * @property {string} [steps] "six" for colours in steps
 * @property {string} [outlines] "off" without those of blocks
 * @property {string} [minimap] "off" without the small picture of all
 * @property {string} [theme] light or dark
 * @property {string[]} [tracks] the ids of tracks, or "none"
 * @property {string[]} [tabs] the ids of panels on show that are not the first of theirs
 * @property {string[]} [sort] how tables are sorted
 * @property {[number, number][]} [collapse] ranges of ids of the blocks that are one row each
 * @property {[number, number][]} [crop] ranges of positions of the run: the classes on show
 * @property {{by: string, id: ?number}} [order] what rows are sorted by, and the class it is about
 * @property {[number, number]} [rows] the positions in sight
 * @property {[number, number]} [columns]
 * @property {{rows: [number, number], columns: [number, number]}} [selection]
 */

/**
 * @param {Sight} sight
 * @return {string} starts with #
 */
export function formatSight(sight) {
  const words = new URLSearchParams();
  const given = { ...sight };
  for (const pane of BESIDES) {
    SCALE.forEach((name) => (given[`${pane}-${name}`] = sight[`${pane}Scale`]?.[name]));
  }
  for (const name of [...TEXTS, ...NUMBERS, ...LISTS]) {
    if (given[name] !== undefined && String(given[name]) !== "") {
      words.set(name, given[name]);
    }
  }
  for (const name of RANGES.filter((list) => sight[list] !== undefined)) {
    words.set(name, sight[name].map(shortRange).join(","));
  }
  if (sight.order !== undefined) {
    words.set("order", [sight.order.by, sight.order.id].filter(isGiven).join("-"));
  }
  for (const name of ["rows", "columns"]) {
    if (sight[name]) {
      words.set(name, range(sight[name], 4));
    }
  }
  if (sight.selection) {
    words.set("select", `${range(sight.selection.rows, 0)},${range(sight.selection.columns, 0)}`);
  }
  return `#${words.toString().replaceAll("%2C", ",").replaceAll("%7E", "~")}`;
}

function isGiven(part) {
  return part !== undefined;
}

/** A range of whole numbers; one number alone stands for itself. */
function shortRange([from, to]) {
  return to === from + 1 ? String(from) : `${from}-${to}`;
}

function range([from, to], digits) {
  return `${Number(from.toFixed(digits))}-${Number(to.toFixed(digits))}`;
}

/**
 * @param {string} fragment starts with #
 * @return {Sight}
 */
export function parseSight(fragment) {
  const words = new URLSearchParams(fragment.slice(1));
  const sight = {};
  for (const name of TEXTS.filter((text) => words.has(text))) {
    sight[name] = words.get(name);
  }
  for (const name of NUMBERS) {
    const value = Number(words.get(name));
    if (words.has(name) && value > 0 && Number.isFinite(value)) {
      sight[name] = value;
    }
  }
  for (const name of LISTS.filter((list) => words.has(list))) {
    sight[name] = words.get(name).split(",");
  }
  for (const pane of BESIDES) {
    for (const name of SCALE.filter((part) => sight[`${pane}-${part}`] !== undefined)) {
      sight[`${pane}Scale`] = { ...sight[`${pane}Scale`], [name]: sight[`${pane}-${name}`] };
      delete sight[`${pane}-${name}`];
    }
  }
  for (const name of RANGES.filter((list) => words.has(list))) {
    const ranges = words.get(name).split(",").map(parsedShortRange);
    if (!ranges.includes(null)) {
      sight[name] = ranges;
    }
  }
  const order = /^([a-z]+)(?:-(\d+))?$/.exec(words.get("order") ?? "");
  if (order !== null) {
    sight.order = { by: order[1], ...(order[2] === undefined ? {} : { id: Number(order[2]) }) };
  }
  for (const name of ["rows", "columns"]) {
    const bounds = parsedRange(words.get(name));
    if (bounds !== null) {
      sight[name] = bounds;
    }
  }
  const [rows, columns] = (words.get("select") ?? "").split(",").map(parsedRange);
  if (rows && columns) {
    sight.selection = { rows, columns };
  }
  return sight;
}

function parsedShortRange(text) {
  return /^\d+$/.test(text) ? [Number(text), Number(text) + 1] : parsedRange(text);
}

function parsedRange(text) {
  const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? "");
  return match !== null && Number(match[1]) < Number(match[2])
    ? [Number(match[1]), Number(match[2])]
    : null;
}
