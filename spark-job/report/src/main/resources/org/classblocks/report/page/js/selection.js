import { arranging } from "./arranging.js";
import { classSheet } from "./contact-sheets.js";
import { rowCurves } from "./curves.js";
import { element } from "./elements.js";
import { sampleSections } from "./sample-views.js";
import { saving } from "./saving.js";
import { factsOf, titleOf } from "./selection-facts.js";
import { classTable, confusionTables, nearbyTable, neighbourTable } from "./selection-tables.js";
import { classesOf, kindOfSelection, nearestOutside, wholeRange } from "./selected.js";
import { formatPlace } from "./places.js";
import { thumbnail } from "./thumbnails.js";
import { blockAround } from "./tree-steps.js";

const MOST_OUTSIDE = 10;

/**
 * Keeps an element filled with what there is to say of the selection: a class, a pair, a block, a
 * link, or any rectangle of positions, with its classes, their numbers and their neighbours.
 *
 * @param {Element} container
 * @param {Explorer} explorer
 */
export function selection(container, explorer) {
  let request;
  const refresh = () => {
    request ??= requestAnimationFrame(() => {
      request = undefined;
      container.replaceChildren(...contents(explorer, refresh));
    });
  };
  explorer.on("select", refresh);
  explorer.on("layer", refresh);
  container.replaceChildren(...contents(explorer, refresh));
}

function contents(explorer, refresh) {
  const { run, selection: selected } = explorer;
  if (selected === null) {
    return [
      element(
        "p",
        { class: "faint" },
        "Nothing is selected. Click a cell, drag in the matrix with Shift held down, click a name in a table, or search for a class. Its details then appear here.",
      ),
    ];
  }
  const kind = kindOfSelection(run, selected);
  const facts = factsOf(explorer, kind, refresh);
  return [
    titleOf(run, selected, kind),
    pathTo(run, selected, kind),
    ...pictures(run, kind),
    figures(facts.figures),
    ...facts.sentences.map((sentence) => element("p", { class: "faint" }, sentence)),
    element("div", { class: "actions" }, ...arranging(explorer, kind)),
    saving(explorer, facts.mean),
    ...(kind.kind === "pair" ? [rowCurves(explorer, [selected.rows[0], selected.columns[0]])] : []),
    ...sampleSections(run, kind),
    ...tablesOf(run, selected, kind),
  ];
}

/** The blocks around a selection, outermost first, as links. */
function pathTo(run, selected, { kind, ids }) {
  const { whole } = run;
  const [rows, columns] = [selected.rows, selected.columns].map((range) => wholeRange(run, range));
  const isPlace = rows !== null && columns !== null;
  const around = isPlace ? blockAround(whole, { rows, columns }) : null;
  const holdsAll = around !== null && around.start <= columns[0] && columns[1] <= around.end;
  const path = holdsAll
    ? whole.blockPath(around.start).filter((block) => block.depth <= around.depth)
    : [];
  const outer = kind === "block" ? path.filter((block) => block.id !== ids[0]) : path;
  const steps = outer.map((block) =>
    element(
      "a",
      { href: formatPlace("block", block.id), title: block.name },
      element("bdi", {}, block.name),
    ),
  );
  const nowhere = { block: "At the top level", class: "In no block" }[kind] ?? "In no common block";
  return element(
    "ol",
    { class: "path", "aria-label": "Blocks around it" },
    ...(steps.length === 0 ? [nowhere] : steps).map((step) => element("li", {}, step)),
  );
}

/**
 * The pictures of a class, or of a pair, and those of classes of a block. A single picture has its
 * name below, for one of the two may be missing.
 */
function pictures(run, { kind, ids }) {
  if (kind === "block") {
    const sheet = classSheet(run, ids[0]);
    return sheet === null ? [] : [sheet];
  }
  const found = ["class", "pair"].includes(kind) ? ids.flatMap((id) => pictureOf(run, id)) : [];
  return found.length === 0 ? [] : [element("div", { class: "pictures" }, ...found)];
}

function pictureOf(run, id) {
  const image = thumbnail(run, id);
  if (image === null) {
    return [];
  }
  image.classList.add("large");
  const name = element("bdi", { title: run.names[id] }, run.names[id]);
  return [element("figure", {}, image, element("figcaption", {}, name))];
}

function figures(entries) {
  const pairs = entries.map(([term, value]) =>
    element("div", {}, element("dt", {}, term), element("dd", {}, value)),
  );
  return element("dl", { class: "figures" }, ...pairs);
}

function tablesOf(run, { rows, columns }, { kind, ids }) {
  if (kind === "class") {
    return [...confusionTables(run.whole, ids[0]), neighbourTable(run, ids[0])];
  }
  if (kind === "pair") {
    return ids.map((id) => neighbourTable(run, id));
  }
  const between = (range) => classesOf(run, range);
  if (kind === "block" || kind === "range") {
    const members = between(rows);
    return [
      classTable(run, members, "Classes"),
      nearbyTable(run, nearestOutside(run, members, MOST_OUTSIDE)),
    ];
  }
  return [classTable(run, between(rows), "Rows"), classTable(run, between(columns), "Columns")];
}
