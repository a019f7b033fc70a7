import { spoken } from "./layers.js";
import { countText, counted, isolated } from "./numerals.js";
import { text } from "./scales.js";

/**
 * What there is to say of a pair of positions.
 *
 * @param {Run} run
 * @param {{i: number, j: number}} pair row and column
 * @param {Layer[]} layers what is on show, in the first pane and in those beside it
 * @param {number} scale pixels a class
 * @return {{names: string[], facts: string[]}}
 */
export function describePair(run, { i, j }, layers, scale) {
  const names = i === j ? [named(run, i)] : [named(run, i), named(run, j)];
  const isOfClasses = [i, j].every((position) => run.collapsedAt(position) === null);
  const mean = isOfClasses ? "" : "mean of ";
  const shown = [...new Set([...layers, run.layers.get("similarity")])];
  const facts = shown
    .filter((other) => other.kind !== "confusion")
    .map((other) => `${mean}${quantity(other)} ${text(other, other.value(i, j))}`);
  const why = [i, j].map((position) => run.statuses.get(run.order[position])).find(Boolean);
  return {
    names,
    facts: [
      ...facts,
      ...cellFacts(layers[0], i, j, scale),
      ...confusions(run, i, j),
      ...(why === undefined ? [] : [why]),
    ],
  };
}

function named(run, position) {
  const block = run.collapsedAt(position);
  if (block !== null) {
    return `${block.name}, ${counted(block.size, "class", "classes")}`;
  }
  return `${run.nameAt(position)} (${run.order[position]})`;
}

function quantity(layer) {
  return layer.id === "similarity" ? spoken(layer) : `${spoken(layer)}:`;
}

/** What a cell says that stands for several pairs. */
function cellFacts(layer, i, j, scale) {
  if (layer.cellAt === undefined) {
    return [];
  }
  const { rows, columns, value } = layer.cellAt(i, j, scale);
  const [high, wide] = [rows, columns].map(([from, to]) => to - from);
  if (high * wide === 1) {
    return layer.isShare ? [`${spoken(layer)}: ${text(layer, value)}`] : [];
  }
  return [`this cell, ${countText(high)} × ${countText(wide)} classes: ${text(layer, value)}`];
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
