/** Columns that count samples: those of a block are sums. */
const COUNTS = ["positives", "errors", "samples"];

/** What the other columns are shares of, class by class. */
const WHOLES = {
  recall: (whole, id) => whole.column("positives", id),
  top1: (whole, id) => whole.column("positives", id),
  precision: (whole, id) => {
    const hits = whole.column("positives", id) - whole.column("errors", id);
    return hits > 0 ? hits / whole.column("precision", id) : NaN;
  },
};

/**
 * The columns of a run with numbers for collapsed blocks, too: sums of counts, shares of the sums,
 * means of all else. What is unknown of a class does not count.
 *
 * @param {Run} whole
 * @param {Rows} rows
 * @return {Map<string, {title: string, values: Float32Array}>} by class id, and then by block id
 */
export function groupedColumns(whole, { starts, ends, blocks }) {
  const columns = new Map();
  for (const [name, column] of whole.columns) {
    const values = new Float32Array(whole.classCount + whole.blocks.length).fill(NaN);
    values.set(column.values);
    blocks.forEach((id, row) => {
      if (id >= 0) {
        const ids = whole.order.subarray(starts[row], ends[row]);
        values[whole.classCount + id] = together(whole, name, [...ids]);
      }
    });
    columns.set(name, { ...column, values });
  }
  return columns;
}

function together(whole, name, ids) {
  const known = ids.filter((id) => !Number.isNaN(whole.column(name, id)));
  const sum = (of) => known.reduce((all, id) => all + of(id), 0);
  if (COUNTS.includes(name)) {
    return known.length === 0 ? NaN : sum((id) => whole.column(name, id));
  }
  const weight = WHOLES[name] ?? (() => 1);
  const weighed = (id) => weight(whole, id) || 0;
  return sum((id) => weighed(id) * whole.column(name, id)) / sum(weighed);
}
