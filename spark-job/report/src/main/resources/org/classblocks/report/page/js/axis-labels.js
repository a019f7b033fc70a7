import { spread } from "./lettering.js";

/** From so many pixels a class on, classes have names. */
export const ROOM_FOR_NAMES = 11;

/** The pixels from an edge of the matrix to the bar of a block, and from one level to the next. */
export const BLOCK_BAR = { gap: 5, step: 4, width: 3 };

const LARGEST = 13;
const SMALLEST = 10;
const INNER = 12;
const LEADING = 3;
/** The pixels that several lines of a name may go beyond the end of an edge. */
const END_GAP = 6;

const CLASS_GAP = 7;
const CLOSED_GAP = 16;
const TEXT_GAP = { wide: 34, narrow: 24, from: 170 };
const INDENT = 8;
const LEVELS = 6;
/** Names of two classes end with the number of the others: "office, dining_hall +152". */
const COUNTS_OTHERS = / \+\d+$/;

const MOST_LINES = 5;
const LEAST_BLOCK = 3;

/** The share of an edge that names of blocks may fill, so that they stay near their blocks. */
const FILL = 0.75;

/** A block inside a named one is named if it has at most this share of it. */
const SMALLER = 0.8;

/**
 * A name along an edge of the matrix.
 *
 * @typedef {object} AxisLabel
 * @property {string} text the name in full
 * @property {string[]} lines
 * @property {string} note the number of classes of a block, the end of its last line unless cut
 * @property {number} at the pixel along the edge where its middle is
 * @property {number} low where the row of the class or the rows of the block begin
 * @property {number} high where they end
 * @property {number} offset the pixels between matrix and text
 * @property {number} size of the letters
 * @property {number} height of all lines
 * @property {?Block} block
 * @property {number} level the number of named blocks around a block
 * @property {?number} position of a class
 */

/**
 * The names along an edge of the matrix: those of classes where rows have room for them, in
 * smaller letters before they are cut, otherwise
 * an outline of the largest blocks. No two overlap.
 *
 * @param run the run
 * @param {number} from the first position in sight, a fraction
 * @param {number} scale pixels a class
 * @param {number} length the pixels in sight
 * @param {(text: string, size: number, width: number, most: number) => string[]} typeset the lines
 *     of a text in letters of a size
 * @param {number} room the pixels from the matrix to where names must end
 * @return {AxisLabel[]} in the order of the edge
 */
export function axisLabels(run, from, scale, length, typeset, room) {
  return scale >= ROOM_FOR_NAMES
    ? classLabels(run, from, scale, length, typeset, room)
    : blockLabels(run, from, scale, length, typeset, room);
}

function classLabels(run, from, scale, length, typeset, room) {
  const labels = [];
  const sizes = [Math.min(LARGEST, scale), 11.5, SMALLEST].filter((size) => size <= scale);
  const set = (text, size, offset) => {
    const most = Math.max(1, Math.min(MOST_LINES, Math.floor(scale / (size + LEADING))));
    return { size, lines: typeset(text, size, room - offset, most) };
  };
  const isWhole = ({ lines }) => !lines.some((line) => line.endsWith("…"));
  const last = Math.min(run.classCount - 1, Math.floor(from + length / scale - 0.5));
  for (let position = Math.max(0, Math.ceil(from - 0.5)); position <= last; position++) {
    const block = run.collapsedAt(position);
    const name = run.nameAt(position);
    const note = block === null || COUNTS_OTHERS.test(name) ? "" : sizeNote(block);
    const offset = block === null ? CLASS_GAP : CLOSED_GAP;
    const tries = sizes.map((size) => set(name + note, size, offset));
    const { size, lines } = tries.find(isWhole) ?? tries[tries.length - 1];
    const at = (position + 0.5 - from) * scale;
    const height = lines.length * (size + LEADING);
    if (lines.length > 1 && at + height / 2 > length + END_GAP) {
      break;
    }
    labels.push({
      text: name,
      lines,
      note,
      at,
      low: (position - from) * scale,
      high: (position + 1 - from) * scale,
      offset,
      size,
      height,
      block,
      level: 0,
      position,
    });
  }
  return labels;
}

function blockLabels(run, from, scale, length, typeset, room) {
  const labels = chosen(run, from, scale, length, typeset, room);
  labels.sort((a, b) => a.block.start - b.block.start || a.level - b.level);
  const wanted = labels.map((label, index) => {
    const middle = (label.low + label.high) / 2;
    const hasInner = labels[index + 1]?.level > label.level;
    return hasInner ? Math.min(middle, label.low + label.height / 2) : middle;
  });
  const places = spread(
    wanted,
    labels.map(({ height }) => height),
    0,
    length,
  );
  return labels.map((label, index) => ({ ...label, at: places[index] }));
}

/** The largest blocks in sight, as many as there is room for. */
function chosen(run, from, scale, length, typeset, room) {
  const labels = new Map();
  let filled = 0;
  for (const { block, low, high } of inSight(run.blocks, from, scale, length)) {
    const around = labelAround(block, run.blocks, labels);
    const level = around === undefined ? 0 : around.level + 1;
    const adds = around === undefined || high - low <= SMALLER * (around.high - around.low);
    if (!adds || level === LEVELS) {
      continue;
    }
    const size = level === 0 ? LARGEST : INNER;
    const offset = (room < TEXT_GAP.from ? TEXT_GAP.narrow : TEXT_GAP.wide) + level * INDENT;
    const note = COUNTS_OTHERS.test(block.name) ? "" : sizeNote(block);
    const lines = typeset(block.name + note, size, room - offset, MOST_LINES);
    const height = lines.length * (size + LEADING);
    if (filled + height > FILL * length) {
      break;
    }
    filled += height;
    const { name: text } = block;
    const place = { low, high, offset, size, height, level };
    labels.set(block.id, { text, lines, note, ...place, block, position: null });
  }
  return [...labels.values()];
}

function sizeNote({ size }) {
  return `\u00a0· ${size.toLocaleString("en")}`.replace(" ", "\u00a0");
}

/**
 * Blocks in sight, those first of which most is seen, then those of most classes; of those that fill
 * it only the innermost.
 */
function inSight(blocks, from, scale, length) {
  const seen = blocks
    .map((block) => ({
      block,
      low: Math.max(0, (block.start - from) * scale),
      high: Math.min(length, (block.end - from) * scale),
    }))
    .filter(({ low, high }) => high - low >= LEAST_BLOCK);
  const isAll = ({ low, high }) => low <= 0 && high >= length;
  const all = seen.filter(isAll).pop();
  return seen
    .filter((place) => place === all || !isAll(place))
    .sort((a, b) => b.high - b.low - (a.high - a.low) || b.block.size - a.block.size);
}

function labelAround(block, blocks, labels) {
  let id = block.parent;
  while (id >= 0 && !labels.has(id)) {
    id = blocks[id].parent;
  }
  return labels.get(id);
}
