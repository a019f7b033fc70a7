/** What is selected: the classes of a rectangle of positions, as rows, sums and texts. */

const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

/**
 * The positions of a selection, each once, in order.
 *
 * @param {{rows: [number, number], columns: [number, number]}} selection
 * @return {number[]}
 */
export function selectedPositions({ rows, columns }) {
  const positions = new Set();
  for (const [from, to] of [rows, columns]) {
    for (let position = from; position < to; position++) {
      positions.add(position);
    }
  }
  return [...positions].sort((a, b) => a - b);
}

/**
 * The classes of a selection, a flat object each, in the order on show, with positions of the whole
 * run; the names of their fields are those of
 * the run's table of classes. Unknown numbers are null.
 *
 * @param {Run} run
 * @param {{rows: [number, number], columns: [number, number]}} selection
 * @return {object[]}
 */
export function selectionRows(run, selection) {
  const isIn = ([from, to], row) => from <= row && row < to;
  const { whole } = run;
  const classes = selectedPositions(selection).flatMap((row) =>
    run.classesAt(row).map((id) => ({ row, id })),
  );
  return classes.map(({ row: at, id }) => {
    const position = whole.positions[id];
    const { start = 0 } = whole.part ?? {};
    const path = whole.blockPath(position);
    const [nearest] = run.neighbours(id);
    const row = {
      position: start + position,
      class_id: whole.idOf(id),
      class_name: run.names[id],
      in_rows: isIn(selection.rows, at),
      in_columns: isIn(selection.columns, at),
      status: run.statuses.get(id) ?? "ok",
      block_id: path.length === 0 ? null : whole.blockIdOf(path[path.length - 1].id),
      block_path: path.map((block) => block.name).join(" > "),
      nearest_class_id: nearest === undefined ? null : whole.idOf(nearest.id),
      nearest_class_name: nearest === undefined ? null : run.names[nearest.id],
      nearest_similarity: nearest === undefined ? null : decimal(nearest.similarity),
    };
    if (run.keys.length > 0) {
      row.class_key = run.keys[id];
    }
    for (const [name, column] of whole.columns) {
      const value = column.values[id];
      row[fieldOf(row, name, column)] = column.categories
        ? (column.categories[value] ?? null)
        : decimal(value);
    }
    return row;
  });
}

/** Columns of the user's have their titles, unless a field is called so. */
function fieldOf(row, name, { title }) {
  return /^track_\d+$/.test(name) && !(title in row) ? title : name;
}

/** A float32 as the shortest decimal number that stands for it; null for NaN. */
function decimal(value) {
  if (Number.isNaN(value)) {
    return null;
  }
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === Math.fround(value)) {
      return rounded;
    }
  }
  return value;
}

/**
 * What labels say of some classes together.
 *
 * @param {Run} run
 * @param {number[]} ids
 * @return {?{labels: number, errors: number, rate: number}} how often they are labels, how many of
 *     these were missed, and the share of that, NaN without labels; null if the run has no labels
 */
export function errorsOf(run, ids) {
  const positives = run.columns.get("positives")?.values;
  const missed = run.columns.get("errors")?.values;
  if (positives === undefined || missed === undefined) {
    return null;
  }
  const sum = (values) => ids.reduce((all, id) => all + (values[id] || 0), 0);
  const labels = sum(positives);
  const errors = sum(missed);
  return { labels, errors, rate: errors / labels };
}

/**
 * What a class is taken for, and what is taken for it, the most frequent first.
 *
 * @param {Run} run
 * @param {number} classId
 * @return {{takenFor: Confused[], taken: Confused[]}} classes with how often they are confused, and
 *     the share of the labels of the class that was the label
 */
export function confusedWith(run, classId) {
  const confusion = run.layers.get("confusion");
  const { takenFor, taken } = confusion.errorsAt(run.positions[classId]);
  const labels = (id) => {
    const position = run.positions[id];
    return run.column("errors", id) + confusion.value(position, position);
  };
  const confused =
    (labelOf) =>
    ({ position, count }) => {
      const id = run.order[position];
      return { id, count, share: count / labels(labelOf(id)) };
    };
  return {
    takenFor: takenFor.map(confused(() => classId)),
    taken: taken.map(confused((id) => id)),
  };
}

/**
 * The classes outside that are most similar to one inside, as far as lists of neighbours tell.
 *
 * @param {Run} run
 * @param {number[]} ids the classes inside
 * @param {number} limit
 * @return {{id: number, to: number, similarity: number}[]} most similar first; "to" is inside
 */
export function nearestOutside(run, ids, limit) {
  const inside = new Set(ids);
  const best = new Map();
  for (const to of ids) {
    for (const { id, similarity } of run.neighbours(to)) {
      if (!inside.has(id) && !(similarity <= best.get(id)?.similarity)) {
        best.set(id, { id, to, similarity });
      }
    }
  }
  return [...best.values()]
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, limit);
}

/**
 * What a selection is, in terms of the run.
 *
 * @param {Run} run
 * @param {{rows: [number, number], columns: [number, number]}} selection
 * @return {{kind: "class"|"pair"|"block"|"link"|"range"|"rectangle", ids: number[]}} the ids of
 *     the classes or blocks it is made of, if it is made of some
 */
export function kindOfSelection(run, { rows, columns }) {
  const isSquare = rows[0] === columns[0] && rows[1] === columns[1];
  const isOfClasses = [rows, columns].every((range) => isClass(run, range));
  if (isOfClasses) {
    const ids = [run.order[rows[0]], run.order[columns[0]]];
    return isSquare ? { kind: "class", ids: [ids[0]] } : { kind: "pair", ids };
  }
  const blocks = [rows, columns].map(([start, end]) =>
    run.blocks.find((block) => block.start === start && block.end === end && !block.isCut),
  );
  if (blocks.includes(undefined)) {
    return { kind: isSquare ? "range" : "rectangle", ids: [] };
  }
  return isSquare
    ? { kind: "block", ids: [blocks[0].id] }
    : { kind: "link", ids: blocks.map((block) => block.id) };
}

/** Whether a range is the row of one class. */
function isClass(run, [from, to]) {
  return to - from === 1 && run.collapsedAt(from) === null;
}

/** The ids of the classes that some rows stand for. */
export function classesOf(run, [from, to]) {
  return Array.from({ length: to - from }, (_, index) => run.classesAt(from + index)).flat();
}

/** How many classes some rows stand for. */
export function countOf(run, [from, to]) {
  let count = 0;
  for (let row = from; row < to; row++) {
    count += run.countAt(row);
  }
  return count;
}

/** The positions of the whole run that some rows stand for, as a range; null if they are not one. */
export function wholeRange(run, [from, to]) {
  for (let row = from + 1; row < to; row++) {
    if (run.startAt(row) !== run.endAt(row - 1)) {
      return null;
    }
  }
  return [run.startAt(from), run.endAt(to - 1)];
}

/**
 * Flat objects of the same fields as CSV after RFC 4180, with a header and a byte order mark, which
 * spreadsheets need to know that it is UTF-8. null is an empty field. A text that a spreadsheet
 * would take for a formula, because it starts with = + - @, a tab or a return, gets an apostrophe
 * in front; whoever needs such names to the letter takes JSON.
 *
 * @param {object[]} rows
 * @return {string}
 */
export function toCsv(rows) {
  if (rows.length === 0) {
    return "";
  }
  const fields = Object.keys(rows[0]);
  const lines = [fields, ...rows.map((row) => fields.map((field) => row[field]))];
  return `\ufeff${lines.map((line) => `${line.map(csvField).join(",")}\r\n`).join("")}`;
}

function csvField(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (typeof value !== "string") {
    return String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A selection as JSON: where it is from, its mean, and its classes. Rows and columns are positions of
 * the whole run, null if they are not side by side there.
 *
 * @param {Run} run
 * @param {{rows: [number, number], columns: [number, number]}} selection
 * @param {string} layer the title of the layer of the mean
 * @param {?number} mean
 * @return {string} indented
 */
export function toJson(run, selection, layer, mean) {
  return JSON.stringify(
    {
      title: run.title,
      run_date: run.runDate,
      run_id: run.runId,
      rows: wholeRange(run, selection.rows),
      columns: wholeRange(run, selection.columns),
      layer,
      mean: Number.isFinite(mean) ? mean : null,
      classes: selectionRows(run, selection),
    },
    null,
    2,
  );
}
