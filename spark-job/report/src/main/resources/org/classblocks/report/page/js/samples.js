/** What a list of samples is about, in the order of the numbers that stand for it. */
const SUBJECTS = ["block", "pair", "class"];

/** The samples that a page knows by their ids: lists for blocks, confused pairs and classes. */
export class Samples {
  /**
   * @param {string[]} ids
   * @param {Int32Array} numbers for each list its subject, two ids, the size, and for each sample
   *     its place among the ids and the class that it scores high for
   */
  constructor(ids, numbers) {
    this.lists = new Map();
    for (let at = 0; at < numbers.length;) {
      const [subject, first, second, size] = numbers.subarray(at, at + 4);
      const entries = numbers.subarray(at + 4, at + 4 + 2 * size);
      this.lists.set(
        key(SUBJECTS[subject], second < 0 ? [first] : [first, second]),
        Array.from({ length: size }, (_, i) => ({
          id: ids[entries[2 * i]],
          classId: entries[2 * i + 1],
        })),
      );
      at += 4 + 2 * size;
    }
  }

  /**
   * The samples of a block, a class, or a pair.
   *
   * @param {"block"|"pair"|"class"} subject
   * @param {...number} ids of a pair, the label first
   * @return {{id: string, classId: number}[]} empty if there are none
   */
  of(subject, ...ids) {
    return this.lists.get(key(subject, ids)) ?? [];
  }
}

function key(subject, ids) {
  return `${subject}=${ids.join(",")}`;
}
