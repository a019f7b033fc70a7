import { countText, percentText, signed } from "./numerals.js";

/** How many tracks there may be at a time, so that the matrix keeps its room. */
export const MOST_TRACKS = 6;

/** Categories with a colour of their own, the most frequent ones. The rest share one. */
export const COLOURED = 8;

/** Columns that are shares of the labels or predictions of a class, and the layer that counts them. */
const SHARES = { recall: "recalls", precision: "precisions", error: "recalls", top1: "recalls" };
const COUNT_COLUMNS = ["positives", "errors", "samples"];
const TRACKS = new WeakMap();

/**
 * A number or a category of every class, to be drawn beside the matrix.
 *
 * @typedef {object} TrackFacts
 * @property {string} id unique in the run
 * @property {string} title
 * @property {?string[]} categories their names, to which values are indices; null for numbers
 * @property {(classId: number) => number} value NaN where there is none
 */

/** A track of all classes of a run, however its rows are arranged. */
export class Track {
  /**
   * @param {Run} whole
   * @param {TrackFacts} facts
   */
  constructor(whole, facts) {
    Object.assign(this, facts);
    this.whole = whole;
    this.isCategory = facts.categories !== null;
    this.isShare = facts.id in SHARES;
    this.isCount = COUNT_COLUMNS.includes(facts.id);
    this.side = facts.id === "precision" ? "columns" : "rows";
    const known = [...whole.names.keys()].map(facts.value).filter((value) => !Number.isNaN(value));
    if (this.isCategory) {
      this.counts = new Array(facts.categories.length).fill(0);
      known.forEach((code) => this.counts[code]++);
      this.ranked = [...this.counts.keys()]
        .filter((code) => this.counts[code] > 0)
        .sort((a, b) => this.counts[b] - this.counts[a] || a - b);
      this.ranks = new Map(this.ranked.map((code, rank) => [code, rank]));
    } else {
      this.low = this.isShare ? 0 : known.reduce((a, b) => Math.min(a, b), 0);
      this.high = this.isShare ? 1 : known.reduce((a, b) => Math.max(a, b), this.low);
    }
  }

  /** How much a class counts in a mean: by its labels, or its predictions, for shares of these. */
  weight(classId) {
    const sizes = this.whole.layers.get(SHARES[this.id])?.sizes;
    return sizes ? sizes[this.whole.positions[classId]] : 1;
  }

  /**
   * What there is to show of some classes as one: the mean of numbers, so that the recall of a group
   * is that of all its labels; or the most frequent category, of several the one that is more
   * frequent in all.
   *
   * @param {number[]} ids of classes
   * @return {{value: number, count: number}} NaN where nothing, or most often nothing, is known; and
   *     how many of the classes the value stands for
   */
  of(ids) {
    return this.isCategory ? this.commonest(ids) : this.mean(ids);
  }

  mean(ids) {
    let sum = 0;
    let weights = 0;
    let count = 0;
    for (const id of ids) {
      const value = this.value(id);
      if (!Number.isNaN(value)) {
        const weight = this.weight(id);
        sum += weight * value;
        weights += weight;
        count++;
      }
    }
    return { value: count === 0 ? NaN : sum / weights, count };
  }

  commonest(ids) {
    const counts = new Map();
    for (const id of ids) {
      const code = this.value(id);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const rank = (code) => this.ranks.get(code) ?? Infinity;
    const [value, count] = [...counts].reduce((best, next) =>
      next[1] > best[1] || (next[1] === best[1] && rank(next[0]) < rank(best[0])) ? next : best,
    );
    return { value, count };
  }

  /** The share of a number in a bar; counts go by their logarithms. */
  share(value) {
    const scaled = (number) => (this.isCount ? Math.log1p(number) : number);
    const [low, high, at] = [this.low, this.high, value].map(scaled);
    return high > low ? (at - low) / (high - low) : 0;
  }

  /** A value for people. */
  text(value) {
    if (Number.isNaN(value)) {
      return "–";
    }
    if (this.isCategory) {
      return this.categories[value];
    }
    return this.isShare ? percentText(value) : this.isCount ? countText(value) : numberText(value);
  }
}

/** A number of any size with three digits. */
function numberText(value) {
  const size = Math.abs(value);
  return size >= 1000 || Number.isInteger(value)
    ? countText(value)
    : signed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/**
 * The tracks of a run, categories first.
 *
 * @param {Run} run
 * @return {Track[]}
 */
export function tracksOf({ whole }) {
  if (!TRACKS.has(whole)) {
    TRACKS.set(whole, made(whole));
  }
  return TRACKS.get(whole);
}

function made(run) {
  const facts = [...run.columns].map(([id, { title, categories }]) => ({
    id,
    title,
    categories: categories ?? null,
    value: (classId) => run.column(id, classId),
  }));
  const recall = facts.findIndex(({ id }) => id === "recall");
  if (recall >= 0) {
    const value = (classId) => 1 - run.column("recall", classId);
    facts.splice(recall + 1, 0, { id: "error", title: "Error", categories: null, value });
  }
  const tracks = facts.map((one) => new Track(run, one));
  return [...tracks.filter((one) => one.isCategory), ...tracks.filter((one) => !one.isCategory)];
}

/**
 * The tracks that layers are shown with as long as nobody has chosen any. Who reads errors wants to
 * know how good each class is; beside similarities the taxonomy says what people hold to be alike.
 *
 * @param {Run} run
 * @param {Layer[]} layers on show
 * @return {string[]} ids
 */
export function usualTracks(run, layers) {
  const usual = layers.some((layer) => layer.kind === "confusion")
    ? ["recall", "precision"]
    : ["taxonomy_1"];
  return usual.filter((id) => run.whole.columns.has(id));
}

/** Which tracks an explorer shows. */
export class ShownTracks {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.chosen = null;
  }

  get all() {
    return tracksOf(this.explorer.run);
  }

  /** The ids of what is on show, in the order of all. */
  get ids() {
    const { run, layer, besides } = this.explorer;
    return this.chosen ?? usualTracks(run, [layer, ...besides]);
  }

  get shown() {
    const ids = this.ids.slice(0, MOST_TRACKS);
    return this.all.filter(({ id }) => ids.includes(id));
  }

  get rows() {
    return this.shown.filter(({ side }) => side === "rows");
  }

  /** Those above the columns; with names of columns also the categories of rows. */
  columns(hasNames) {
    return this.shown.filter(
      ({ side, isCategory }) => side === "columns" || (hasNames && isCategory),
    );
  }

  /** Shows some tracks, or with null those that are usual for the layers on show. */
  choose(ids) {
    this.chosen = ids;
    this.explorer.relook();
  }

  /** What is chosen, for an address; undefined if nobody has chosen. */
  get words() {
    return this.chosen === null ? undefined : this.chosen.length === 0 ? ["none"] : this.chosen;
  }

  restore(words) {
    const known = this.all.map(({ id }) => id);
    this.chosen = words === undefined ? null : known.filter((id) => words.includes(id));
  }
}

/**
 * The pixels along an edge of the matrix, and the classes that each piece of it stands for: the
 * parts of the layer's cut, single classes, or what falls into one pixel.
 *
 * @param {object} edge
 * @param {?Int32Array} edge.bounds of the parts; null without a cut
 * @param {number} edge.classCount
 * @param {number} edge.scale pixels a class
 * @param {number} edge.offset where position 0 is
 * @param {number} edge.length the pixels in sight
 * @param {number} edge.ratio dots a pixel
 * @return {{from: number, to: number, start: number, end: number}[]} positions and pixels
 */
export function piecesOf({ bounds, classCount, scale, offset, length, ratio }) {
  const pieces = [];
  const add = (from, to, start, end) => {
    const [low, high] = [Math.max(0, start), Math.min(length, end)];
    if (to > from && high > low) {
      pieces.push({ from, to, start: low, end: high });
    }
  };
  const dots = scale * ratio;
  if (bounds === null && dots < 1) {
    const middle = (dot) => Math.ceil((dot / ratio - offset) / scale - 0.5);
    const inside = (position) => Math.min(classCount, Math.max(0, position));
    for (let dot = 0; dot < length * ratio; dot++) {
      add(inside(middle(dot)), inside(middle(dot + 1)), dot / ratio, (dot + 1) / ratio);
    }
    return pieces;
  }
  const pixel = (position) => Math.round((offset + position * scale) * ratio) / ratio;
  if (bounds !== null) {
    for (let part = 0; part + 1 < bounds.length; part++) {
      const [from, to] = [bounds[part], bounds[part + 1]];
      add(from, to, pixel(from), pixel(to));
    }
    return pieces;
  }
  const last = Math.min(classCount, Math.ceil((length - offset) / scale));
  for (let position = Math.max(0, Math.floor(-offset / scale)); position < last; position++) {
    add(position, position + 1, pixel(position), pixel(position + 1));
  }
  return pieces;
}
