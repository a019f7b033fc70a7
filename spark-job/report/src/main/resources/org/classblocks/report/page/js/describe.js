import { isSimilarity } from "./layers.js";
import { text } from "./scales.js";

/**
 * What there is to say of a pair of positions.
 *
 * @param {Run} run
 * @param {{i: number, j: number}} pair row and column
 * @param {Layer} layer what is on show
 * @param {?Layer} beside what is on show beside it
 * @return {{names: string[], facts: string[]}}
 */
export function describePair(run, { i, j }, layer, beside) {
  const names = i === j ? [named(run, i)] : [named(run, i), named(run, j)];
  const shown = [...new Set([layer, beside, run.layers.get("similarity")])];
  const facts = shown
    .filter((other) => other && other.kind !== "confusion")
    .map((other) => `${quantity(other)} ${text(other, other.value(i, j))}`);
  const why = [i, j].map((position) => run.statuses.get(run.order[position])).find(Boolean);
  return {
    names,
    facts: [...facts, ...confusions(run, i, j), ...(why === undefined ? [] : [why])],
  };
}

function named(run, position) {
  return `${run.nameAt(position)} (${run.order[position]})`;
}

function quantity(layer) {
  if (layer.kind === "support") {
    return "samples that list both";
  }
  return isSimilarity(layer) && layer.id !== "similarity"
    ? `${layer.title}:`
    : layer.title.toLowerCase();
}

/** How often one class was taken for the other, both ways. */
function confusions(run, i, j) {
  const confusion = run.layers.get("confusion");
  if (confusion === undefined) {
    return [];
  }
  if (i === j) {
    return [`${text(confusion, confusion.value(i, i))} times right`];
  }
  return [
    `row taken for column ${times(confusion, i, j)}`,
    `column taken for row ${times(confusion, j, i)}`,
  ];
}

function times(confusion, i, j) {
  const count = confusion.value(i, j);
  return count === 1 ? "once" : count === 0 ? "never" : `${text(confusion, count)} times`;
}
