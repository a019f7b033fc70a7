import { formatPlace } from "./places.js";
import { Run } from "./run.js";

/**
 * A part of a run that is too large to be shown at once. Its rows are classes, or ranges of classes
 * that a part inside this one shows. They go by their place, and so do blocks; after the rows come
 * classes outside of the part that are near to some inside.
 */
export class PartRun extends Run {
  /**
   * @param facts the JSON of the part
   * @param arrays as of a run, without the order
   * @param {object} numbers
   * @param {Int32Array} numbers.rows of ranges: the first position of each, the end, and the part
   *     that shows it
   * @param {Int32Array} numbers.classIds the id of each class in the run, -1 for a range
   * @param {Int32Array} numbers.blockIds the id of each block in the run
   */
  constructor(facts, arrays, { rows, classIds, blockIds }) {
    super(facts, {
      ...arrays,
      order: Int32Array.from({ length: facts.classCount }, (_, row) => row),
    });
    this.classIds = classIds;
    this.blockIds = blockIds;
    this.starts = Int32Array.from({ length: facts.classCount + 1 }, (_, row) =>
      rows.length === 0
        ? facts.part.start + row
        : row < facts.classCount
          ? rows[3 * row]
          : facts.part.end,
    );
    this.inner = Int32Array.from({ length: rows.length / 3 }, (_, row) => rows[3 * row + 2]);
    this.ofRows = new Map(
      this.blocks
        .filter(({ start, end }) => end - start === 1)
        .map((block) => [block.start, block]),
    );
  }

  countAt(row) {
    return this.starts[row + 1] - this.starts[row];
  }

  /** A range as a block that is one row, with the part that shows it. */
  collapsedAt(row) {
    const size = this.countAt(row);
    return size > 1
      ? {
          id: -1,
          depth: 0,
          ...this.ofRows.get(row),
          name: this.names[row],
          size,
          start: row,
          end: row + 1,
          isCollapsed: true,
          address: this.addressOf(row, row + 1),
        }
      : null;
  }

  /** The address of the part that shows some rows in smaller ones; null if there is none. */
  addressOf(from, to) {
    const [part] = this.inner.subarray(from, to);
    const isOne = part !== undefined && this.inner.subarray(from, to).every((one) => one === part);
    return isOne ? this.parts.addressOf([[this.starts[from], this.starts[to]]], part) : null;
  }

  rowsAt(from, to) {
    const { start, end } = this.part;
    const isInside = from < to && start <= from && to <= end;
    return isInside ? [this.rowOf(from), this.rowOf(to - 1) + 1] : null;
  }

  /** The row of a position of the run. */
  rowOf(position) {
    let [low, high] = [0, this.classCount - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  idOf(id) {
    const found = this.classIds[id] ?? -1;
    return found < 0 ? "" : found;
  }

  blockIdOf(id) {
    return this.blockIds[id];
  }

  /** Places outside of the part are named by what is there, for the page finds them then. */
  placeOf(kind, ...ids) {
    return ids.every((id) => id < this.classCount)
      ? formatPlace(kind, ...ids)
      : `?to=${formatPlace(kind, ...ids.map((id) => this.idOf(id))).slice(1)}`;
  }
}
