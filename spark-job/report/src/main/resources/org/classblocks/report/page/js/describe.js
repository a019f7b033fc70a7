import { cellOf, spoken } from "./layers.js";
import { counted, isolated } from "./numerals.js";
import { text } from "./scales.js";

/**
 * What there is to say of a pair of positions.
 *
 * @param {Run} run
 * @param {{i: number, j: number}} pair row and column
 * @param {Layer[]} layers what is on show, in the first pane and in those beside it
 * @return {{names: string[], facts: string[]}}
 */
export function describePair(run, { i, j }, layers) {
  const names = i === j ? [named(run, i)] : [named(run, i), named(run, j)];
  const isOfClasses = [i, j].every((position) => run.collapsedAt(position) === null);
  const meanOf = (other) => (isOfClasses || other.isLargest ? "" : "mean of ");
  const shown = [...new Set([...layers, run.layers.get("similarity")])];
  const facts = shown
    .filter((other) => other.kind !== "confusion")
    .map((other) => `${meanOf(other)}${quantity(other)} ${text(other, other.value(i, j))}`);
  const why = [i, j].map((position) => run.statuses.get(run.order[position])).find(Boolean);
  return {
    names,
    facts: [
      ...facts,
      ...(layers[0].isShare
        ? [`${quantity(layers[0])} ${text(layers[0], layers[0].value(i, j))}`]
        : []),
      ...confusions(run, i, j),
      ...(why === undefined ? [] : [why]),
    ],
  };
}

/**
 * What there is to say of the cell at a pair of positions, where it stands for several classes.
 *
 * @param {Run} run
 * @param {{i: number, j: number}} pair row and column
 * @param {Layer} layer what is on show
 * @param {number} scale pixels a class
 * @return {?{names: string[], facts: string[]}} null where a cell is one pair
 */
export function describeCell(run, pair, layer, scale) {
  const { rows, columns } = cellOf(layer, pair, scale);
  if (rows[1] - rows[0] === 1 && columns[1] - columns[0] === 1) {
    return null;
  }
  const isOnDiagonal = rows[0] === columns[0] && rows[1] === columns[1];
  return {
    names: (isOnDiagonal ? [rows] : [rows, columns]).map((range) => namedRange(run, range)),
    facts: [`${quantity(layer)} ${text(layer, layer.cellAt(pair.i, pair.j, scale).value)}`],
  };
}

function namedRange(run, [from, to]) {
  if (to - from === 1) {
    return named(run, from);
  }
  const positions = Array.from({ length: to - from }, (_, index) => from + index);
  const nameOf = (position) => run.collapsedAt(position)?.name ?? run.nameAt(position);
  const count = positions.reduce((sum, at) => sum + (run.collapsedAt(at)?.size ?? 1), 0);
  const [first, last] = [from, to - 1].map((position) => isolated(nameOf(position)));
  return `${counted(count, "class", "classes")}, ${first} to ${last}`;
}

function named(run, position) {
  const block = run.collapsedAt(position);
  if (block !== null) {
    return `${block.name}, ${counted(block.size, "class", "classes")}`;
  }
  const id = run.idOf(run.order[position]);
  return id === "" ? run.nameAt(position) : `${run.nameAt(position)} (${id})`;
}

function quantity(layer) {
  return layer.id === "similarity" ? spoken(layer) : `${spoken(layer)}:`;
}

/** How often each class was predicted in place of the other. */
function confusions(run, i, j) {
  const confusion = run.layers.get("confusion");
  if (confusion === undefined) {
    return [];
  }
  if (i === j && run.collapsedAt(i) !== null) {
    return [`${text(confusion, confusion.value(i, i))} predictions stay inside`];
  }
  if (i === j) {
    return [`${text(confusion, confusion.value(i, i))} times predicted correctly`];
  }
  return [
    [i, j],
    [j, i],
  ].map(([actual, predicted]) => {
    const count = confusion.value(actual, predicted);
    const often = count === 1 ? "once" : count === 0 ? "never" : `${text(confusion, count)} times`;
    return `${isolated(run.nameAt(actual))} ${often} predicted as ${isolated(run.nameAt(predicted))}`;
  });
}
