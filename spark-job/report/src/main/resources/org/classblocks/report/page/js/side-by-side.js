/**
 * Two runs, or two groups of samples, and how they differ.
 *
 * @typedef {object} SideBySide
 * @property {string} title what a button says that shows them
 * @property {string[]} layers the ids of the earlier layer, the later one and their difference
 * @property {string[]} words what each is, for its caption; empty for groups, whose names say it
 */

/**
 * What a page compares: what its changes are about, or else its run with another one.
 *
 * @param {Run} run
 * @return {?SideBySide} null if there is only the run
 */
export function comparedLayers({ compared, layers }) {
  const other = [...layers.values()].find(({ kind }) => kind === "run");
  const [now, before] = (compared ?? `similarity~${other?.id}`).split("~");
  if (!layers.has(now) || !layers.has(before)) {
    return null;
  }
  const isOfRuns = layers.get(before).kind === "run";
  return {
    title: isOfRuns ? "Before, now and difference" : "Both and their difference",
    layers: [before, now, `${now}~${before}`],
    words: isOfRuns ? ["Before", "Now", "Difference"] : [],
  };
}
