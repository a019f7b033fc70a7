import { errorsOf } from "./selected.js";
import { isSimilarity } from "./layers.js";
import { sortedIndexes } from "./sorting.js";

const BY_NAME = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
/** What the columns of the levels of the taxonomy begin with. */
const TAXONOMY = "taxonomy_";
const BY_NUMBER = (a, b) => a - b;

/**
 * What rows can be sorted by, other than the dendrogram. Each has the value of a row of some
 * classes, null if it is unknown; isPossible says whether a run has what it takes.
 */
export const ROW_ORDERS = [
  {
    id: "similarity",
    isOfClass: true,
    isDescending: true,
    isPossible: (whole) => similarityOf(whole) !== undefined,
    value: (whole, row, id) => similarityTo(whole, row, whole.positions[id]),
  },
  {
    id: "errors",
    title: "Errors, most first",
    isDescending: true,
    isPossible: (whole) => whole.columns.has("errors"),
    value: (whole, row) => orNull(errorsOf(whole, classesIn(whole, row)).rate),
  },
  {
    id: "taxonomy",
    title: "Taxonomy",
    compare: comparePaths,
    isPossible: (whole) => whole.columns.has(`${TAXONOMY}1`),
    value: (whole, row) => firstPath(classesIn(whole, row).map((id) => pathOf(whole, id))),
  },
  {
    id: "name",
    title: "Name",
    compare: BY_NAME.compare,
    isPossible: () => true,
    value: (whole, row) => whole.blocks[row.block]?.name ?? whole.nameAt(row.start),
  },
  {
    id: "id",
    title: "Class id",
    isPossible: () => true,
    value: (whole, row) => least(classesIn(whole, row)),
  },
];

/** Whether all numbers of a run are in the page: a sorted row may need a piece of each file. */
export function isSortable(whole) {
  return ![...whole.layers.values()].some((layer) => layer.isTiled);
}

/** Whether a run can be sorted by something. */
export function canSort(whole, { by, id }) {
  const order = ROW_ORDERS.find((other) => other.id === by);
  const isAbout = order?.isOfClass ? id < whole.classCount : id === undefined;
  return order !== undefined && isAbout && isSortable(whole) && order.isPossible(whole);
}

/**
 * The order that rows have when they are sorted.
 *
 * @param {Run} whole
 * @param {{starts: number[], ends: number[], blocks: number[]}} rows
 * @param {{by: string, id: number}} order
 * @return {number[]} indexes of rows
 */
export function sortedRows(whole, { starts, ends, blocks }, { by, id }) {
  const {
    value,
    compare = BY_NUMBER,
    isDescending = false,
  } = ROW_ORDERS.find((order) => order.id === by);
  const values = starts.map((start, row) =>
    value(whole, { start, end: ends[row], block: blocks[row] }, id),
  );
  return sortedIndexes(values, compare, isDescending);
}

function similarityOf(whole) {
  return [...whole.layers.values()].find((layer) => isSimilarity(layer));
}

/** The mean similarity of a row's classes to the class at a position, which is first itself. */
function similarityTo(whole, { start, end }, position) {
  return start <= position && position < end
    ? Infinity
    : orNull(similarityOf(whole).mean([start, end], [position, position + 1]));
}

function classesIn(whole, { start, end }) {
  return [...whole.order.subarray(start, end)];
}

/** The nodes of the taxonomy around a class, from the top down; null if it is in none. */
function pathOf(whole, id) {
  const path = [];
  for (let level = 1; whole.columns.has(TAXONOMY + level); level++) {
    path.push(whole.column(TAXONOMY + level, id));
  }
  return Number.isNaN(path[0]) ? null : path;
}

/** Compares paths node by node; where one ends, it comes first. */
function comparePaths(a, b) {
  const at = a.findIndex((node, level) => node !== b[level]);
  const [first, second] = [a, b].map((path) => (Number.isNaN(path[at]) ? -1 : path[at]));
  return at < 0 ? 0 : first - second;
}

function firstPath(paths) {
  return paths.filter((path) => path !== null).sort(comparePaths)[0] ?? null;
}

function least(numbers) {
  return orNull(numbers.reduce((a, b) => (b < a || Number.isNaN(a) ? b : a), NaN));
}

function orNull(value) {
  return Number.isNaN(value) ? null : value;
}
