import { TILE } from "./codes.js";
import { pyramid } from "./pyramid.js";
import { sparseLayer } from "./sparse-layer.js";

/** Of this many cells along a side one is asked for first, to see whether files have come. */
const SAMPLED = 16;

/**
 * A layer with the rows and columns of an arrangement: a cell of several classes is the mean of
 * their pairs without the diagonal, or the sum of their counts.
 *
 * @param {Layer} layer of the whole run
 * @param {ArrangedRun} run
 * @return {Layer} `whole` is the layer of the whole run
 */
export function arrangedLayer(layer, run) {
  return layer.counts === undefined ? arrangedMeans(layer, run) : arrangedSums(layer, run);
}

function arrangedMeans(layer, run) {
  const { starts, ends } = run.rows;
  const size = starts.length;
  const isOne = (row) => ends[row] - starts[row] === 1;
  const rangeOf = (row) => [starts[row], ends[row]];

  function value(i, j) {
    return isOne(i) && isOne(j)
      ? layer.value(starts[i], starts[j])
      : layer.mean(rangeOf(i), rangeOf(j));
  }

  function codeAt(i, j) {
    if (isOne(i) && isOne(j)) {
      return layer.codeAt(starts[i], starts[j]);
    }
    return codeOf(layer.mean(rangeOf(i), rangeOf(j)));
  }

  function codeOf(mean) {
    return mean === undefined ? undefined : layer.codes.code(mean);
  }

  function finest(tileRow, tileColumn) {
    return tileOf(layer, size, tileRow, tileColumn, codeAt);
  }

  /** At a level, a cell is the mean over all pairs of the rows and columns that it stands for. */
  function coarse(level, tileRow, tileColumn) {
    const cell = 2 ** level;
    const range = (at) => [starts[at * cell], ends[Math.min(size, (at + 1) * cell) - 1]];
    return tileOf(layer, Math.ceil(size / cell), tileRow, tileColumn, (i, j) =>
      codeOf(layer.mean(range(i), range(j), level)),
    );
  }

  return pyramid(
    {
      ...layer,
      whole: layer,
      size,
      value,
      codeAt,
      get isIncomplete() {
        return layer.isIncomplete;
      },
    },
    finest,
    layer.isTiled ? coarse : undefined,
  );
}

/** A tile of the upper half, made cell by cell; null if some are not there yet. */
function tileOf(layer, size, tileRow, tileColumn, codeAt) {
  const tile = new layer.codes.array(TILE * TILE);
  const rows = Math.min(TILE, size - tileRow * TILE);
  const columns = Math.min(TILE, size - tileColumn * TILE);
  const isDiagonal = tileRow === tileColumn;

  /** Fills in every so many cells; whether all of them are there. */
  function isFilled(step) {
    let isWhole = true;
    for (let row = 0; row < rows; row += step) {
      for (let column = isDiagonal ? row : 0; column < columns; column += step) {
        const code = codeAt(tileRow * TILE + row, tileColumn * TILE + column);
        if (code === undefined) {
          isWhole = false;
        } else {
          tile[row * TILE + column] = code;
          if (isDiagonal) {
            tile[column * TILE + row] = code;
          }
        }
      }
    }
    return isWhole;
  }

  const isThere = !layer.isTiled || isFilled(SAMPLED);
  return isThere && isFilled(1) ? tile : null;
}

/** Colours stay as they are: the least and the largest count are those of the whole. */
function arrangedSums(layer, run) {
  const { facts, entries, withDiagonal, wholes } = layer.counts;
  const made = sparseLayer(facts, run, summed(entries, run, withDiagonal), true, wholes);
  return { ...made, whole: layer, least: layer.least, most: layer.most };
}

/** Counts by rows of an arrangement. Errors inside a collapsed block are on its diagonal. */
function summed({ starts, columns, values, sizes }, run, withDiagonal) {
  const { rows, rowOf } = run;
  const count = rows.starts.length;
  const sums = new Float64Array(count);
  const made = { starts: new Uint32Array(count + 1), columns: [], values: [], sizes: null };
  for (let row = 0; row < count; row++) {
    const touched = [];
    for (let i = rows.starts[row]; i < rows.ends[row]; i++) {
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const column = rowOf[columns[entry]];
        if (column >= 0 && (withDiagonal || columns[entry] !== i)) {
          if (sums[column] === 0) {
            touched.push(column);
          }
          sums[column] += values[entry];
        }
      }
    }
    for (const column of touched) {
      made.columns.push(column);
      made.values.push(sums[column]);
      sums[column] = 0;
    }
    made.starts[row + 1] = made.columns.length;
  }
  if (sizes !== null) {
    made.sizes = Float64Array.from(rows.starts, (start, row) =>
      sizes.subarray(start, rows.ends[row]).reduce((a, b) => a + b, 0),
    );
  }
  return {
    ...made,
    columns: Uint32Array.from(made.columns),
    values: Float64Array.from(made.values),
  };
}
