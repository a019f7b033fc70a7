/**
 * A place in the matrix that rows of tables lead to by an address such as #block=3: a block, a link
 * of two blocks, a pair of classes, a class, or all classes from one to another. The numbers are ids
 * of blocks or classes. A place "at" has positions of the run, from and to, or those of rows and of
 * columns. With &show=changes the place is shown in both compared runs and in their
 * difference.
 *
 * @typedef {{kind: "block"|"link"|"pair"|"class"|"span"|"at", ids: number[], ofChanges: boolean}} Place
 */

const IDS_OF_PLACE = { block: [1], link: [2], pair: [2], class: [1], span: [2], at: [2, 4] };

const PLACE = /^#(block|link|pair|class|span|at)=(\d+(?:(?:,|%2C)\d+){0,3})(&show=changes)?$/i;

/**
 * The place that the end of an address names.
 *
 * @param {string} fragment starts with #, or is empty
 * @return {?Place} null if it names none, or says more than that
 */
export function parsePlace(fragment) {
  const match = PLACE.exec(fragment);
  if (match === null) {
    return null;
  }
  const kind = match[1].toLowerCase();
  const ids = match[2].split(/,|%2C/i).map(Number);
  return IDS_OF_PLACE[kind].includes(ids.length)
    ? { kind, ids, ofChanges: match[3] !== undefined }
    : null;
}

/**
 * The end of the address of a place.
 *
 * @param {"block"|"link"|"pair"|"class"|"span"} kind
 * @param {...number} ids
 * @return {string} starts with #
 */
export function formatPlace(kind, ...ids) {
  return `#${kind}=${ids.join(",")}`;
}

/**
 * The positions of a place, as rows and columns from, inclusive, to, exclusive.
 *
 * @param {Run} run
 * @param {Place} place
 * @return {?{rows: [number, number], columns: [number, number]}} null if the run has no such place
 */
export function rectangleOf(run, { kind, ids }) {
  if (kind === "at") {
    const [rows, columns] = [ids.slice(0, 2), ids.slice(-2)].map((range) => run.rowsAt(...range));
    return rows === null || columns === null ? null : { rows, columns };
  }
  const ranges = ids.map((id) =>
    kind === "block" || kind === "link" ? rangeOfBlock(run, id) : rangeOfClass(run, id),
  );
  if (ranges.includes(null)) {
    return null;
  }
  if (kind === "span") {
    const all = [Math.min(...ranges.flat()), Math.max(...ranges.flat())];
    return { rows: all, columns: all };
  }
  return { rows: ranges[0], columns: ranges[ranges.length - 1] };
}

function rangeOfBlock(run, id) {
  const block = run.blocks[id];
  return block === undefined || block.start === block.end ? null : [block.start, block.end];
}

function rangeOfClass(run, id) {
  const position = run.positions[id] ?? -1;
  return position < 0 ? null : [position, position + 1];
}
