import { Cache } from "./cache.js";
import { TILE } from "./codes.js";

const BITMAPS_KEPT = 80;

/** Tiles in colour, kept while their layer and their colours stay. */
export class Bitmaps {
  constructor() {
    this.cache = new Cache(BITMAPS_KEPT);
  }

  /**
   * A tile in colour, or null: it is not there yet, or there is no time left to make it.
   *
   * @param {{layer: Layer, pixels: Uint32Array, key: string}} look
   * @param {{isOver: () => boolean}} budget
   */
  of(look, level, row, column, budget) {
    const key = `${look.key}/${level}/${row}/${column}`;
    const known = this.cache.get(key);
    if (known !== undefined || budget.isOver()) {
      return known ?? null;
    }
    const codes = look.layer.tile(level, row, column);
    if (codes === null) {
      return null;
    }
    const bitmap = painted(codes, look.pixels);
    this.cache.put(key, bitmap);
    return bitmap;
  }
}

function painted(codes, pixels) {
  const bitmap = document.createElement("canvas");
  bitmap.width = TILE;
  bitmap.height = TILE;
  const context = bitmap.getContext("2d");
  const image = context.createImageData(TILE, TILE);
  const cells = new Uint32Array(image.data.buffer);
  for (let cell = 0; cell < cells.length; cell++) {
    cells[cell] = pixels[codes[cell]];
  }
  context.putImageData(image, 0, 0);
  return bitmap;
}

/** The time that a frame may spend on new tiles. */
export class Budget {
  /** @param {number} milliseconds */
  constructor(milliseconds) {
    this.end = performance.now() + milliseconds;
    this.wasOver = false;
  }

  isOver() {
    const isOver = performance.now() > this.end;
    this.wasOver = this.wasOver || isOver;
    return isOver;
  }
}
