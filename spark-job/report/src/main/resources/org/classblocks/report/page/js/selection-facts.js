import { element } from "./elements.js";
import { meanOver, spoken } from "./layers.js";
import { countText, counted, isolated, percentText, similarityText } from "./numerals.js";
import { formatPlace } from "./places.js";
import { text } from "./scales.js";
import { classPositions } from "./anchoring.js";
import { countOf, errorsOf, selectedPositions } from "./selected.js";

const NUMBERS_OF_CLASS = {
  positives: ["Labels", countText],
  errors: ["Missed labels", countText],
  recall: ["Recall", percentText],
  precision: ["Precision", percentText],
  top1: ["Top 1", percentText],
  samples: ["Samples that list it", countText],
  mean: ["Mean score", (value) => similarityText(value)],
  sd: ["Standard deviation", (value) => similarityText(value)],
};

/** Layers for whose files somebody waits already. */
const awaitedLayers = new WeakSet();

/**
 * The numbers of a selection.
 *
 * @param {Explorer} explorer
 * @param {{kind: string, ids: number[]}} kind what the selection is
 * @param {() => void} refresh is called when more is known
 * @return {{figures: [string, string][], sentences: string[], mean: ?number}}
 */
export function factsOf(explorer, { kind, ids }, refresh) {
  const { run, layer, selection } = explorer;
  if (kind === "class") {
    const why = run.statuses.get(ids[0]);
    return {
      figures: figuresOfClass(run, ids[0]),
      sentences: why === undefined ? [] : [why],
      mean: null,
    };
  }
  if (kind === "pair") {
    const { facts } = explorer.describe({ i: selection.rows[0], j: selection.columns[0] });
    const mean = layer.value(selection.rows[0], selection.columns[0]);
    return { figures: [], sentences: [sentence(facts)], mean };
  }
  const all = layer.whole ?? layer;
  const mean = meanOver(
    all,
    classPositions(run, selection.rows),
    classPositions(run, selection.columns),
    (position) => run.whole.countAt(position),
  );
  if (mean === null && !awaitedLayers.has(all)) {
    awaitedLayers.add(all);
    all.onArrival?.(refresh);
  }
  const positions = selectedPositions(selection);
  const classes = positions.flatMap((position) => run.classesAt(position));
  const count = positions.reduce((sum, position) => sum + run.countAt(position), 0);
  const figures = [
    ["Classes", countText(count)],
    ...(kind === "block" && layer.id === "similarity"
      ? []
      : [
          [
            layer.isLargest ? layer.title : `Mean of ${spoken(layer)}`,
            text(layer, mean ?? undefined),
          ],
        ]),
    ...(kind === "block" ? figuresOfBlock(run.blocks[ids[0]]) : []),
    ...(kind === "link" ? figuresOfLink(run, ids) : []),
    ...figuresOfErrors(errorsOf(run, classes), count),
  ];
  return {
    figures,
    sentences: kind === "block" ? sentencesOfBlock(run.blocks[ids[0]]) : [],
    mean,
  };
}

function sentencesOfBlock({ contrast, match }) {
  return [
    ...(contrast === null ? [] : [contrastText(contrast)]),
    ...(match ? [matchText(match)] : []),
  ];
}

/**
 * Says why a group of classes is a block.
 *
 * @param {number} contrast in standard errors
 */
export function contrastText(contrast) {
  const times = contrast.toFixed(contrast < 10 ? 1 : 0);
  return `It is a block because similarities inside lie ${times} standard errors above those to the group it merges with.`;
}

/** What is said of a block that matches a node of the taxonomy. */
export function matchText(node) {
  return `Matches ${isolated(node)} in the taxonomy.`;
}

function sentence(facts) {
  const line = facts.join("; ");
  return `${line.charAt(0).toUpperCase()}${line.slice(1).replace(/\.$/, "")}.`;
}

function figuresOfClass(run, id) {
  return Object.entries(NUMBERS_OF_CLASS)
    .filter(([name]) => run.columns.has(name))
    .map(([name, [title, format]]) => [title, format(run.columns.get(name).values[id])]);
}

function figuresOfBlock(block) {
  const figures = [
    ["Cohesion", similarityText(block.cohesion)],
    ["Separation", similarityText(block.separation)],
    ["Persistence", similarityText(block.persistence)],
  ];
  return block.support === null
    ? figures
    : [...figures, ["Support", similarityText(block.support)]];
}

function figuresOfLink(run, [a, b]) {
  const link = run.links.find(
    (other) => [other.a, other.b].includes(a) && [other.a, other.b].includes(b),
  );
  return link === undefined ? [] : [["Expected", similarityText(link.expected)]];
}

function figuresOfErrors(errors, classCount) {
  return errors === null
    ? []
    : [
        ["Labels", countText(errors.labels)],
        ["Labels per class", countText(errors.labels / classCount)],
        ["Missed labels", countText(errors.errors)],
        ["Error", percentText(errors.rate)],
      ];
}

/**
 * What a selection is called.
 *
 * @param {Run} run
 * @param {Rectangle} selected
 * @param {{kind: string, ids: number[]}} kind
 * @return {Element}
 */
export function titleOf(run, selected, { kind, ids }) {
  const size = (range) => countOf(run, range);
  switch (kind) {
    case "class":
      return titled(
        "title",
        bounded(run.names[ids[0]]),
        note(run.idOf(ids[0])),
        note(run.keys[ids[0]] ?? ""),
      );
    case "block":
      return titled("title", bounded(run.blocks[ids[0]].name));
    case "pair":
      return titled(
        "title pair",
        ...ids.map((id) => end(run.placeOf("class", id), run.names[id], run.idOf(id))),
      );
    case "link":
      return titled(
        "title pair",
        ...ids.map((id) => end(formatPlace("block", id), run.blocks[id].name, "")),
      );
    case "range":
      return selected.rows[1] - selected.rows[0] === 1
        ? titled("title", bounded(run.nameAt(selected.rows[0])))
        : titled("title", counted(size(selected.rows), "class", "classes"));
    default:
      if ([selected.rows, selected.columns].every(([from, to]) => to - from === 1)) {
        const names = [selected.rows, selected.columns].map(([row]) => run.nameAt(row));
        return titled("title pair", ...names.map((name) => element("div", {}, bounded(name))));
      }
      return titled(
        "title",
        `${countText(size(selected.rows))} × ${countText(size(selected.columns))} classes`,
      );
  }
}

function titled(kind, ...children) {
  return element("h3", { class: kind }, ...children);
}

/** One of two things that a selection is between. */
function end(href, name, id) {
  return element("a", { href }, element("span", { class: "who" }, bounded(name), note(id)));
}

function bounded(name) {
  return element("bdi", { title: name }, name);
}

function note(content) {
  return element("span", { class: "id" }, content);
}
