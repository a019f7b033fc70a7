import { arrangedLayer } from "./arranged-layers.js";
import { arrangedMerges } from "./arranged-merges.js";
import { rowsOf, wordsOf } from "./arrangement.js";
import { groupedColumns } from "./grouped-columns.js";
import { Run } from "./run.js";

/**
 * A run with the rows of an arrangement. A position is that of a row. The row of a collapsed block
 * has an id of its own, above those of all classes, and the name of the block. A block has the rows
 * it is seen in: none outside of a crop, inside of a collapsed block, or where rows are sorted.
 */
export class ArrangedRun extends Run {
  #whole;

  /**
   * @param {Run} whole
   * @param {Arrangement} arrangement
   */
  constructor(whole, arrangement) {
    const rows = rowsOf(whole, arrangement);
    const rowOf = rowsByPosition(rows, whole.classCount);
    const isInOrder = arrangement.order === null;
    const merges = isInOrder ? arrangedMerges(whole, rowOf) : { leafCount: 0, left: [] };
    super(
      {
        ...whole,
        classCount: rows.starts.length,
        leafCount: merges.leafCount,
        statuses: {},
        blocks: whole.blocks.map((block) => arrangedBlock(block, whole, rows, rowOf, isInOrder)),
        layers: whole.layerFacts,
      },
      {
        order: Int32Array.from(rows.starts, (start, row) =>
          rows.blocks[row] < 0 ? whole.order[start] : whole.classCount + rows.blocks[row],
        ),
        ...merges,
        neighbours: whole.nearest.ids,
        similarities: whole.nearest.similarities,
      },
    );
    this.#whole = whole;
    this.arrangement = arrangement;
    this.arrangementKey = JSON.stringify(wordsOf(arrangement));
    this.rows = rows;
    this.rowOf = rowOf;
    this.statuses = whole.statuses;
    this.parts = whole.parts;
    this.positions = Int32Array.from(whole.positions, (position) => rowOf[position]);
    if (rows.blocks.some((id) => id >= 0)) {
      this.names = [...whole.names, ...whole.blocks.map(({ name }) => name)];
      this.columns = groupedColumns(whole, rows);
    } else {
      this.columns = whole.columns;
    }
    for (const [id, layer] of whole.layers) {
      this.layers.set(id, arrangedLayer(layer, this));
    }
  }

  get whole() {
    return this.#whole;
  }

  startAt(position) {
    return this.rows.starts[position];
  }

  endAt(position) {
    return this.rows.ends[position];
  }

  countAt(row) {
    let count = 0;
    for (let position = this.rows.starts[row]; position < this.rows.ends[row]; position++) {
      count += this.whole.countAt(position);
    }
    return count;
  }

  idOf(id) {
    return this.whole.idOf(id);
  }

  blockIdOf(id) {
    return this.whole.blockIdOf(id);
  }

  placeOf(kind, ...ids) {
    return this.whole.placeOf(kind, ...ids);
  }

  rowsAt(from, to) {
    const whole = this.whole.rowsAt(from, to);
    const rows = whole === null ? [-1, -1] : [this.rowOf[whole[0]], this.rowOf[whole[1] - 1]];
    return rows.includes(-1) ? null : [Math.min(...rows), Math.max(...rows) + 1];
  }

  rowAt(position) {
    return this.rowOf[position];
  }

  classesAt(position) {
    return [...this.whole.order.subarray(this.rows.starts[position], this.rows.ends[position])];
  }

  collapsedAt(position) {
    const { starts, ends, blocks } = this.rows;
    const isOne = blocks[position] < 0 && ends[position] - starts[position] === 1;
    return isOne
      ? this.whole.collapsedAt(starts[position])
      : (this.blocks[blocks[position]] ?? null);
  }
}

/** The row of each position of the whole run, -1 for none. */
function rowsByPosition({ starts, ends }, classCount) {
  const rowOf = new Int32Array(classCount).fill(-1);
  starts.forEach((start, row) => rowOf.fill(row, start, ends[row]));
  return rowOf;
}

/** A block with the rows it is seen in, as facts of a run. */
function arrangedBlock(block, whole, rows, rowOf, isInOrder) {
  const seen = [];
  for (let position = block.start; position < block.end; position++) {
    if (rowOf[position] >= 0) {
      seen.push(rowOf[position]);
    }
  }
  const first = seen.length === 0 ? 0 : rows.blocks[seen[0]];
  const isCollapsed = first === block.id;
  const isHidden =
    seen.length === 0 || (!isCollapsed && (!isInOrder || isAround(whole, first, block)));
  return {
    ...block,
    isCollapsed,
    isCut: seen.length < block.size,
    start: isHidden ? 0 : seen[0],
    end: isHidden ? 0 : seen[seen.length - 1] + 1,
  };
}

/** Whether a block, if there is one with such an id, holds another. */
function isAround(whole, id, inner) {
  const outer = whole.blocks[id];
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}
