import { Cache } from "./cache.js";
import { Codes } from "./codes.js";
import { ALONE, cutOf, partAt } from "./cut.js";

const CUTS_KEPT = 24;

/** A cut stays until the scale has grown by this. */
const CUT_STEP = Math.SQRT2;

/**
 * Counts of pairs of which most are zero; a row is an actual class, a column a predicted one. Where
 * classes are small, parts of the order take their place, and a cell is the sum over all pairs of a
 * part of the rows and a part of the columns. So no error is out of sight.
 *
 * @param facts the entry of the page's list of layers
 * @param {{classCount: number, tree: ?object}} run
 * @param {{starts: Uint32Array, columns: Uint32Array, values: Float32Array, sizes: ?Float64Array}}
 *     entries the counts that are not zero, row by row; and if known, what shares are of
 * @param {boolean} withDiagonal whether the counts of right predictions are shown
 * @param {"row"|"column"} [wholes] shares are shown in place of counts: of the labels of the rows, or
 *     of the predictions of the columns
 * @return {Layer} with `cutAt(scale)`, the bounds of the parts at a scale and the cells of each row
 *     of parts that are not zero; `cellAt(i, j, scale)`, the cell around a pair; and
 *     `errorsAt(position)`, what a class is taken for and what is taken for it; `sizes`, what
 *     shares are of; and `counts`, what it is made of
 */
export function sparseLayer(facts, run, entries, withDiagonal, wholes) {
  const { starts, columns, values, sizes: given } = entries;
  const size = run.classCount;
  let least = Infinity;
  let most = 0;
  let all = 0;
  for (let row = 0; row < size; row++) {
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      if (withDiagonal || columns[entry] !== row) {
        least = Math.min(least, values[entry]);
        most = Math.max(most, values[entry]);
        all += values[entry];
      }
    }
  }
  const codes =
    wholes === undefined ? new Codes(0, Math.log1p(all), 65535, "log1p") : new Codes(0, 1, 65535);
  const sizes =
    wholes === undefined ? null : (given ?? sizesOf(run, count, wholes, { columns, values }));
  const totals = wholes === undefined ? null : totalsOf(sizes);
  const cache = new Cache(CUTS_KEPT);

  function count(i, j) {
    const found = columns.subarray(starts[i], starts[i + 1]).indexOf(j);
    return found < 0 ? 0 : values[starts[i] + found];
  }

  /** A sum of counts as it is shown: as such, or as a share. */
  function shown(sum, rows, others) {
    if (totals === null || sum === 0) {
      return sum;
    }
    const [from, to] = wholes === "row" ? rows : others;
    return sum / (totals[to] - totals[from]);
  }

  /** O(e) for e counts, however many parts there are. */
  function make(scale) {
    const bounds = cutOf(run.tree, size, scale);
    const partCount = bounds.length - 1;
    const partOf = new Int32Array(size);
    for (let part = 0; part < partCount; part++) {
      partOf.fill(part, bounds[part], bounds[part + 1]);
    }
    const sums = new Float64Array(partCount);
    const cut = { bounds, starts: new Uint32Array(partCount + 1), columns: [], values: [] };
    for (let part = 0; part < partCount; part++) {
      const touched = [];
      for (let i = bounds[part]; i < bounds[part + 1]; i++) {
        for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
          if (withDiagonal || columns[entry] !== i) {
            const column = partOf[columns[entry]];
            if (sums[column] === 0) {
              touched.push(column);
            }
            sums[column] += values[entry];
          }
        }
      }
      for (const column of touched) {
        cut.columns.push(column);
        const others = [bounds[column], bounds[column + 1]];
        cut.values.push(shown(sums[column], [bounds[part], bounds[part + 1]], others));
        sums[column] = 0;
      }
      cut.starts[part + 1] = cut.columns.length;
    }
    return cut;
  }

  function cutAt(scale) {
    const step = Math.floor(Math.log(Math.min(scale, ALONE)) / Math.log(CUT_STEP));
    return cache.computed(step, () => make(CUT_STEP ** step));
  }

  function cellAt(i, j, scale) {
    const { bounds, ...cut } = cutAt(scale);
    const [row, column] = [partAt(bounds, i), partAt(bounds, j)];
    const found = cut.columns.indexOf(column, cut.starts[row]);
    return {
      rows: [bounds[row], bounds[row + 1]],
      columns: [bounds[column], bounds[column + 1]],
      value: found < 0 || found >= cut.starts[row + 1] ? 0 : cut.values[found],
    };
  }

  /** The counts of a row and of a column, but for the diagonal, the largest first. */
  function errorsAt(position) {
    const row = [];
    const column = [];
    for (let i = 0; i < size; i++) {
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const j = columns[entry];
        if (i !== j && i === position) {
          row.push({ position: j, count: values[entry] });
        } else if (i !== j && j === position) {
          column.push({ position: i, count: values[entry] });
        }
      }
    }
    const [taken, takenFor] = [column, row].map((list) => list.sort((a, b) => b.count - a.count));
    return { taken, takenFor };
  }

  return {
    ...facts,
    codes,
    size,
    least,
    most: wholes === undefined ? most : 1,
    isExact: true,
    isShare: wholes !== undefined,
    sizes,
    value: (i, j) => shown(count(i, j), [i, i + 1], [j, j + 1]),
    cutAt,
    cellAt,
    errorsAt,
    counts: { facts, entries: { starts, columns, values, sizes }, withDiagonal, wholes },
  };
}

/** How many there are before each position, and after the last: k + 1 numbers. */
function totalsOf(sizes) {
  const totals = new Float64Array(sizes.length + 1);
  sizes.forEach((size, position) => (totals[position + 1] = totals[position] + size));
  return totals;
}

/**
 * How many labels or predictions there are at each position.
 * Of a class that is never right no precision tells how often it is predicted, but its column does.
 *
 * @param {Run} run
 * @param {(i: number, j: number) => number} count
 * @param {"row"|"column"} wholes labels or predictions
 * @param {{columns: Uint32Array, values: Float32Array}} entries
 */
function sizesOf(run, count, wholes, { columns, values }) {
  const predicted = new Float64Array(run.classCount);
  columns.forEach((column, entry) => (predicted[column] += values[entry]));
  return Float64Array.from({ length: run.classCount }, (_, position) => {
    const id = run.order[position];
    const hits = count(position, position);
    const labels = hits + run.column("errors", id);
    const predictions = hits > 0 ? hits / run.column("precision", id) : predicted[position];
    return wholes === "row" ? labels : predictions;
  });
}
