import { Cache } from "./cache.js";
import { inflate } from "./inflate.js";
import { loadFile } from "./script-files.js";

const FILES_KEPT = 128;
const AT_ONCE = 6;

/** The tiles of a layer that lie beside the page, a file each. */
export class TileFiles {
  /** @param {string} layerId the folder of the tiles */
  constructor(layerId) {
    this.layerId = layerId;
    this.known = new Cache(FILES_KEPT);
    this.waiting = [];
    this.loading = new Set();
    this.listeners = [];
    this.isIncomplete = false;
  }

  /** Calls a listener whenever a tile has come, or has turned out to be missing. */
  onArrival(listener) {
    this.listeners.push(listener);
  }

  /** The codes of a tile of the upper half, or null; then it is on its way. */
  tile(level, row, column) {
    const name = `${this.layerId}/${level}/${row}-${column}`;
    const codes = this.known.get(name);
    if (codes === undefined && !this.loading.has(name)) {
      this.waiting = this.waiting.filter((other) => other !== name);
      this.waiting.push(name);
      this.loadNext();
    }
    return codes ?? null;
  }

  /** What was asked for last is what the eye is on. */
  loadNext() {
    while (this.loading.size < AT_ONCE && this.waiting.length > 0) {
      const name = this.waiting.pop();
      this.waiting = this.waiting.slice(-4 * AT_ONCE);
      this.loading.add(name);
      loadFile(`tiles/${name}`)
        .then(({ codes }) => inflate(codes))
        .catch(() => {
          this.isIncomplete = true;
          return null;
        })
        .then((codes) => {
          this.known.put(name, codes);
          this.loading.delete(name);
          this.listeners.forEach((listener) => listener());
          this.loadNext();
        });
    }
  }
}
