/** Columns that count samples: those of a block are sums. */
const SUMMED = ["positives", "errors", "samples"];

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
 * the most frequent of categories, means of all else. What is unknown of a class does not count,
 * but as a category.
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
  if (whole.columns.get(name).categories) {
    return commonest(ids.map((id) => whole.column(name, id)));
  }
  if (SUMMED.includes(name)) {
    return known.length === 0 ? NaN : sum((id) => whole.column(name, id));
  }
  const weight = WHOLES[name] ?? (() => 1);
  const weighed = (id) => weight(whole, id) || 0;
  return sum((id) => weighed(id) * whole.column(name, id)) / sum(weighed);
}

/** The most frequent of some categories, the first of several; NaN is one. */
function commonest(categories) {
  const counts = new Map();
  categories.forEach((category) => counts.set(category, (counts.get(category) ?? 0) + 1));
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
