import { Cache } from "./cache.js";
import { TILE } from "./codes.js";
import { TILES_KEPT } from "./layers.js";

/**
 * The tiles of a graph. Only those in which it keeps a pair lie beside the page. The number of all
 * other pairs is the product of the loads of their classes, times -1.
 */
export class GraphTiles {
  /**
   * @param {Codes} codes
   * @param {object} graph
   * @param {Uint32Array} graph.places level, row and column of each tile that there is
   * @param {Float32Array} graph.loads by position, NaN for a class without numbers
   * @param {TileFiles} files the tiles that there are
   * @param {TileFiles} [finest] those of level 0, if they are others
   */
  constructor(codes, { places, loads }, files, finest = files) {
    this.codes = codes;
    this.loads = loads;
    this.files = files;
    this.finest = finest;
    this.places = new Set();
    for (let at = 0; at < places.length; at += 3) {
      this.places.add(`${places[at]}/${places[at + 1]}-${places[at + 2]}`);
    }
    this.levels = new Map();
    this.made = new Cache(TILES_KEPT);
  }

  onArrival(listener) {
    new Set([this.files, this.finest]).forEach((files) => files.onArrival(listener));
  }

  get isIncomplete() {
    return this.files.isIncomplete || this.finest.isIncomplete;
  }

  /** The codes of a tile of the upper half, or null; then it is on its way. */
  tile(level, row, column) {
    const name = `${level}/${row}-${column}`;
    return this.places.has(name)
      ? (level === 0 ? this.finest : this.files).tile(level, row, column)
      : this.made.computed(name, () => this.background(level, row, column));
  }

  /** The codes of a tile beside the diagonal without a kept pair. */
  background(level, tileRow, tileColumn) {
    const { counts, sums } = this.level(level);
    const tile = new this.codes.array(TILE * TILE);
    const rows = Math.min(TILE, counts.length - tileRow * TILE);
    const columns = Math.min(TILE, counts.length - tileColumn * TILE);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [i, j] = [tileRow * TILE + row, tileColumn * TILE + column];
        const pairs = counts[i] * counts[j];
        if (pairs > 0) {
          tile[row * TILE + column] = this.codes.code((0 - sums[i] * sums[j]) / pairs);
        }
      }
    }
    return tile;
  }

  /** How many classes with numbers each cell of a level stands for, and the sum of their loads. */
  level(level) {
    let found = this.levels.get(level);
    if (found === undefined) {
      const size = Math.ceil(this.loads.length / 2 ** level);
      found = { counts: new Uint32Array(size), sums: new Float64Array(size) };
      this.loads.forEach((load, position) => {
        if (!Number.isNaN(load)) {
          found.counts[position >> level]++;
          found.sums[position >> level] += load;
        }
      });
      this.levels.set(level, found);
    }
    return found;
  }
}
