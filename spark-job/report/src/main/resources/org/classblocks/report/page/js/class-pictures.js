/** The small pictures of classes that a page carries: JPEG files, one after the other. */
export class ClassPictures {
  /**
   * @param {Int32Array} ends where the file of each class ends; empty where there are none
   * @param {Uint8Array} bytes
   */
  constructor(ends, bytes) {
    this.ends = ends;
    this.bytes = bytes;
    this.addresses = new Map();
  }

  get size() {
    return this.ends.length;
  }

  /**
   * The address of a picture, for as long as the page is open.
   *
   * @param {number} id
   * @return {?string} null if the class has none
   */
  addressOf(id) {
    const from = id === 0 ? 0 : this.ends[id - 1];
    if (this.size === 0 || from === this.ends[id]) {
      return null;
    }
    if (!this.addresses.has(id)) {
      const file = new Blob([this.bytes.subarray(from, this.ends[id])], { type: "image/jpeg" });
      this.addresses.set(id, URL.createObjectURL(file));
    }
    return this.addresses.get(id);
  }
}
