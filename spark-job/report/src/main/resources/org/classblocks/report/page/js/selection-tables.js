import { element } from "./elements.js";
import { barShare, countText, percentText, similarityText } from "./numerals.js";
import { formatPlace } from "./places.js";
import { confusedWith } from "./selected.js";
import { sortable } from "./tables.js";
import { thumbnail } from "./thumbnails.js";

const MOST_ROWS = 300;
const MOST_CONFUSED = 20;

/**
 * The most similar classes of a class.
 *
 * @param {Run} run
 * @param {number} classId
 * @return {Element}
 */
export function neighbourTable(run, classId) {
  const rows = run
    .neighbours(classId)
    .map(({ id, similarity }, rank) => [
      numberCell(String(rank + 1), rank + 1, "rank"),
      element("th", { scope: "row" }, whoLink(run, run.placeOf("pair", classId, id), id)),
      similarityCell(similarity),
    ]);
  const name = element("bdi", {}, run.names[classId]);
  return rows.length === 0
    ? element("p", { class: "faint" }, name, " has no neighbours.")
    : section(["Nearest to ", name], [["Rank", "rank"], ["Class"], ["Similarity", ""]], rows);
}

/**
 * What a class is taken for, and what is taken for it.
 *
 * @param {Run} run
 * @param {number} classId
 * @return {Element[]} none where there are no errors
 */
export function confusionTables(run, classId) {
  if (!run.layers.has("confusion")) {
    return [];
  }
  const { takenFor, taken } = confusedWith(run, classId);
  const name = () => element("bdi", {}, run.names[classId]);
  const table = (caption, found, placeOf) =>
    section(
      caption,
      [["Class"], ["Times", ""], ["Share", ""]],
      found
        .slice(0, MOST_CONFUSED)
        .map(({ id, count, share }) => [
          element("th", { scope: "row" }, whoLink(run, placeOf(id), id)),
          numberCell(countText(count), count),
          barCell(percentText(share), share),
        ]),
    );
  return [
    ...(takenFor.length === 0
      ? []
      : [
          table(["What ", name(), " is taken for"], takenFor, (id) =>
            formatPlace("pair", classId, id),
          ),
        ]),
    ...(taken.length === 0
      ? []
      : [table(["What is taken for ", name()], taken, (id) => formatPlace("pair", id, classId))]),
  ];
}

/**
 * Classes outside of a selection that are similar to one inside.
 *
 * @param {Run} run
 * @param {{id: number, to: number, similarity: number}[]} found
 * @return {Element}
 */
export function nearbyTable(run, found) {
  const rows = found.map(({ id, to, similarity }) => [
    element("th", { scope: "row" }, whoLink(run, run.placeOf("pair", to, id), id)),
    element("td", {}, whoLink(run, run.placeOf("class", to), to)),
    similarityCell(similarity),
  ]);
  return rows.length === 0
    ? element("p", { class: "faint" }, "No class inside has a neighbour outside.")
    : section(["Nearest outside"], [["Class"], ["Nearest inside"], ["Similarity", ""]], rows);
}

/**
 * Classes with their nearest neighbours and their errors.
 *
 * @param {Run} run
 * @param {number[]} ids
 * @param {string} caption
 * @return {Element}
 */
export function classTable(run, ids, caption) {
  const positives = run.columns.get("positives")?.values;
  const errors = run.columns.get("errors")?.values;
  const hasErrors = positives !== undefined && errors !== undefined;
  const rows = ids.slice(0, MOST_ROWS).map((id) => {
    const [nearest] = run.neighbours(id);
    return [
      element(
        "th",
        { scope: "row" },
        whoLink(run, run.placeOf("class", id), id, thumbnail(run, id)),
      ),
      element(
        "td",
        {},
        nearest === undefined ? "–" : whoLink(run, run.placeOf("pair", id, nearest.id), nearest.id),
      ),
      similarityCell(nearest?.similarity ?? NaN),
      ...(hasErrors
        ? [
            numberCell(countText(positives[id]), positives[id]),
            numberCell(percentText(errors[id] / positives[id]), errors[id] / positives[id]),
          ]
        : []),
    ];
  });
  const headings = [
    ["Class"],
    ["Nearest class"],
    ["Similarity", ""],
    ...(hasErrors
      ? [
          ["Labels", ""],
          ["Error", ""],
        ]
      : []),
  ];
  const unlisted = ids.length - rows.length;
  const made = section([caption], headings, rows);
  if (unlisted > 0) {
    made.append(
      element(
        "p",
        { class: "faint" },
        `And ${countText(unlisted)} more. Copy or save the selection to get all of them.`,
      ),
    );
  }
  return made;
}

/** A heading and a table; headings are a title and, for numbers, a further class. */
function section(caption, headings, rows) {
  const cells = headings.map(([title, kind]) =>
    element(
      "th",
      { scope: "col", class: kind === undefined ? "" : `number ${kind}`.trim() },
      title,
    ),
  );
  const table = element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...cells)),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row))),
  );
  sortable(table);
  return element(
    "section",
    { class: "listed" },
    element("h3", {}, ...caption),
    element("div", { class: "wide" }, table),
  );
}

function whoLink(run, href, id, image = null) {
  const name = run.names[id];
  return element(
    "a",
    { href },
    element(
      "span",
      { class: "who", title: name },
      ...(image === null ? [] : [image]),
      element("bdi", {}, name),
      " ",
      element("span", { class: "id" }, run.idOf(id)),
    ),
  );
}

function similarityCell(value) {
  return barCell(similarityText(value), value);
}

function barCell(shown, value) {
  const cell = numberCell(shown, value, "bar");
  cell.style.setProperty("--share", barShare(value));
  return cell;
}

function numberCell(shown, value, kind = "") {
  return element(
    "td",
    { class: `number ${kind}`.trim(), "data-sort": Number.isNaN(value) ? "" : value },
    shown,
  );
}
