/** Keeps what was used last, up to a number of entries. */
export class Cache {
  /** @param {number} limit the most entries */
  constructor(limit) {
    this.limit = limit;
    this.entries = new Map();
  }

  /** What is kept under a key, or undefined. */
  get(key) {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  /** What is kept under a key, made if there is none. */
  computed(key, make) {
    let value = this.get(key);
    if (value === undefined) {
      value = make();
      this.put(key, value);
    }
    return value;
  }

  /** Forgets what is kept under a key, if there is something. */
  delete(key) {
    this.entries.delete(key);
  }

  put(key, value) {
    this.entries.set(key, value);
    if (this.entries.size > this.limit) {
      this.entries.delete(this.entries.keys().next().value);
    }
  }
}
