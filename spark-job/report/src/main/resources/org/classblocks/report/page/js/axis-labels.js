const LEAST_ROW = 11;
const LARGEST = 13;
const BLOCK_LINE = 15;

/**
 * The words along an edge of the matrix: the names of classes where a row has room for one,
 * otherwise the names of the largest blocks that do not collide.
 *
 * @param run the run
 * @param {number} from the first position in sight, a fraction
 * @param {number} scale pixels a class
 * @param {number} length the pixels in sight
 * @return {{text: string, at: number, size: number, block: ?object, position: ?number}[]} texts with
 *     the pixel of their middle
 */
export function axisLabels(run, from, scale, length) {
  return scale >= LEAST_ROW
    ? classLabels(run, from, scale, length)
    : blockLabels(run, from, scale, length);
}

function classLabels(run, from, scale, length) {
  const labels = [];
  const last = Math.min(run.classCount - 1, Math.floor(from + length / scale));
  for (let position = Math.max(0, Math.floor(from)); position <= last; position++) {
    labels.push({
      text: run.nameAt(position),
      at: (position + 0.5 - from) * scale,
      size: Math.min(LARGEST, scale),
      block: null,
      position,
    });
  }
  return labels;
}

function blockLabels(run, from, scale, length) {
  const taken = [];
  const labels = [];
  for (const { block, low, high } of visible(run.blocks, from, scale, length)) {
    const at = free(taken, (low + high) / 2, low + BLOCK_LINE / 2, high - BLOCK_LINE / 2);
    if (at !== null) {
      taken.push(at);
      labels.push({ text: block.name, at, size: 12, block, position: null });
    }
  }
  return labels;
}

/** Blocks with room for a line, the largest first. */
function visible(blocks, from, scale, length) {
  return blocks
    .map((block) => ({
      block,
      low: Math.max(0, (block.start - from) * scale),
      high: Math.min(length, (block.end - from) * scale),
    }))
    .filter(({ low, high }) => high - low >= BLOCK_LINE)
    .sort((a, b) => b.block.end - b.block.start - (a.block.end - a.block.start));
}

/** The free place nearest to the wanted one between two bounds, or null. */
function free(taken, wanted, least, most) {
  const isFree = (at) => taken.every((other) => Math.abs(other - at) >= BLOCK_LINE);
  const places = [wanted, ...taken.flatMap((other) => [other - BLOCK_LINE, other + BLOCK_LINE])];
  return (
    places
      .filter((at) => at >= least && at <= most && isFree(at))
      .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? null
  );
}

/**
 * A text cut to a width, with an ellipsis.
 *
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
export function elided(text, width, measure) {
  if (measure(text) <= width) {
    return text;
  }
  const letters = Array.from(text.slice(0, 400));
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(letters.slice(0, middle).join("") + "…") <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return letters.slice(0, low).join("") + "…";
}
