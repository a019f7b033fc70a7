import { canSort, sortedRows } from "./row-orders.js";

/**
 * Which rows the matrix has, and in what order. Columns are as rows.
 *
 * @typedef {object} Arrangement
 * @property {number[]} collapsed ids of the blocks that are a single row each, ascending
 * @property {?[number, number][]} crop the positions of the only classes on show, as ranges of the
 *     whole run, ascending; null for all
 * @property {?{by: string, id: number}} order what rows are sorted by, one of ROW_ORDERS, and the
 *     class it is about, if any; null for the dendrogram
 */

/** A row for each class, in the order of the dendrogram. */
export const WHOLE = Object.freeze({ collapsed: [], crop: null, order: null });

/**
 * The rows of an arrangement, each a range of positions of the whole run.
 *
 * @typedef {object} Rows
 * @property {Int32Array} starts the first position of each row
 * @property {Int32Array} ends the end of each, exclusive
 * @property {Int32Array} blocks the id of the block that each stands for, -1 for a class
 */

/**
 * @param {Run} whole
 * @param {Arrangement} arrangement
 * @return {Rows}
 */
export function rowsOf(whole, { collapsed, crop, order }) {
  const isShown = shownPositions(whole.classCount, crop);
  const closed = closedBlocks(whole, collapsed, isShown);
  const rows = { starts: [], ends: [], blocks: [] };
  let position = 0;
  while (position < whole.classCount) {
    const block = closed.get(position);
    const end = block === undefined ? position + 1 : block.end;
    if (isShown === null || isShown[position] === 1) {
      rows.starts.push(position);
      rows.ends.push(end);
      rows.blocks.push(block?.id ?? -1);
    }
    position = end;
  }
  const inOrder = order === null ? [...rows.starts.keys()] : sortedRows(whole, rows, order);
  const taken = (values) => Int32Array.from(inOrder, (row) => values[row]);
  return { starts: taken(rows.starts), ends: taken(rows.ends), blocks: taken(rows.blocks) };
}

/** 1 at each position on show; null if all are. */
function shownPositions(classCount, crop) {
  if (crop === null) {
    return null;
  }
  const isShown = new Uint8Array(classCount);
  crop.forEach(([from, to]) => isShown.fill(1, from, to));
  return isShown;
}

/** The blocks that are rows, by their first position: outermost ones, of which all is shown. */
function closedBlocks(whole, collapsed, isShown) {
  const closed = new Map();
  let end = 0;
  for (const block of collapsed.map((id) => whole.blocks[id]).sort((a, b) => a.start - b.start)) {
    const isWhole = isShown === null || !isShown.subarray(block.start, block.end).includes(0);
    if (isWhole && block.start >= end) {
      closed.set(block.start, block);
      end = block.end;
    }
  }
  return closed;
}

/** An arrangement with a block as one row; blocks inside stay as they were for when it expands. */
export function withCollapsed(arrangement, id) {
  return { ...arrangement, collapsed: ascending([...arrangement.collapsed, id]) };
}

/** An arrangement with a block expanded, and those around it. */
export function withExpanded(whole, arrangement, id) {
  const { start, depth } = whole.blocks[id];
  const ids = new Set(
    whole.blockPath(start).map((block) => (block.depth <= depth ? block.id : -1)),
  );
  return { ...arrangement, collapsed: arrangement.collapsed.filter((other) => !ids.has(other)) };
}

/** An arrangement with all blocks of a depth collapsed, and no others. */
export function withDepth(whole, arrangement, depth) {
  const ids = whole.blocks.filter((block) => block.depth === depth).map(({ id }) => id);
  return { ...arrangement, collapsed: ids };
}

/**
 * The arrangement nearest to one in which a place can be shown: it leaves a crop that cuts the
 * place, expands what hides it, and a block is no block in another order than the dendrogram's. A
 * collapsed block is shown as such.
 *
 * @param {Run} whole
 * @param {Arrangement} arrangement
 * @param {Place} place
 * @return {Arrangement}
 */
export function revealing(whole, arrangement, { kind, ids }) {
  if (kind === "at") {
    return { ...arrangement, crop: null, order: null };
  }
  const isOfBlocks = kind === "block" || kind === "link";
  const shown = ids.reduce(
    (now, id) => (isOfBlocks ? revealingBlock(whole, now, id) : revealingClass(whole, now, id)),
    arrangement,
  );
  return kind === "span" ? { ...shown, order: null } : shown;
}

function revealingClass(whole, arrangement, id) {
  const position = whole.positions[id];
  if (position === undefined) {
    return arrangement;
  }
  const inside = whole.blockPath(position).pop();
  const shown = uncut(arrangement, position, position + 1);
  return inside === undefined ? shown : withExpanded(whole, shown, inside.id);
}

function revealingBlock(whole, arrangement, id) {
  const block = whole.blocks[id];
  if (block === undefined) {
    return arrangement;
  }
  const shown = uncut(arrangement, block.start, block.end);
  const outer = whole.blocks[block.parent];
  const open = outer === undefined ? shown : withExpanded(whole, shown, outer.id);
  return open.collapsed.includes(id) ? open : { ...open, order: null };
}

/** Without its crop, if that leaves out some of a range. */
function uncut(arrangement, start, end) {
  const isWhole =
    arrangement.crop === null || arrangement.crop.some(([from, to]) => from <= start && end <= to);
  return isWhole ? arrangement : { ...arrangement, crop: null };
}

/** Numbers, each once, ascending. */
function ascending(numbers) {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Numbers as ascending ranges from, inclusive, to, exclusive. */
export function rangesOf(numbers) {
  const ranges = [];
  for (const number of ascending(numbers)) {
    const last = ranges[ranges.length - 1];
    if (last?.[1] === number) {
      last[1]++;
    } else {
      ranges.push([number, number + 1]);
    }
  }
  return ranges;
}

/** What an address says of an arrangement, as far as the run has it. */
export function arrangementOf(whole, { collapse, crop, order }) {
  const ranges = within(crop ?? [], whole.classCount);
  const isKnown = order !== undefined && canSort(whole, order);
  return {
    collapsed: ascending(within(collapse ?? [], whole.blocks.length).flatMap(numbersIn)),
    crop: ranges.length === 0 ? null : ranges,
    order: isKnown ? order : null,
  };
}

/** What of ranges is below an end. */
function within(ranges, end) {
  return ranges.map(([from, to]) => [from, Math.min(to, end)]).filter(([from, to]) => from < to);
}

function numbersIn([from, to]) {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** What an arrangement is, for an address; nothing of what is as at first. */
export function wordsOf({ collapsed, crop, order }) {
  return {
    collapse: collapsed.length === 0 ? undefined : rangesOf(collapsed),
    crop: crop ?? undefined,
    order: order ?? undefined,
  };
}

/** Whether two arrangements are the same. */
export function isSameArrangement(a, b) {
  return JSON.stringify(wordsOf(a)) === JSON.stringify(wordsOf(b));
}
