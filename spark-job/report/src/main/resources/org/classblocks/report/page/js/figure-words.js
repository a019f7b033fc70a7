const LONGEST_TITLE = 40;

/**
 * The name of a file with a figure, without its ending: the date of the run, the layers and the
 * place on show.
 *
 * @param {{runDate: string, classCount: number}} run
 * @param {Layer[]} layers
 * @param {{rows: number[], columns: number[]}} sight the positions in sight
 */
export function figureName(run, layers, sight) {
  const titles = layers.map(({ title }) => inFileName(title)).join("-beside-");
  return `classblocks-${run.runDate}-${titles}-${placeOf(run, sight).replaceAll(" ", "-")}`;
}

/**
 * What a figure shows, in sentences.
 *
 * @param {object} run
 * @param {Layer[]} layers
 * @param {{rows: number[], columns: number[]}} sight
 */
export function figureDescription(run, layers, sight) {
  const titles = layers.map(({ title }) => title).join(" beside ");
  const place = placeOf(run, sight);
  const all = `all ${run.classCount} ${run.arrangement === undefined ? "classes" : "rows"}`;
  const shown = place === "all" ? all : `${place} of ${run.classCount}`;
  return `${titles}: ${shown}. Run ${run.runId} of ${run.runDate}.`;
}

/** Positions count from 1 for people. */
function placeOf({ classCount }, { rows, columns }) {
  const range = ([from, to]) => `${Math.floor(from) + 1}-${Math.ceil(to)}`;
  const [high, wide] = [range(rows), range(columns)];
  if (high === wide) {
    return high === `1-${classCount}` ? "all" : `positions ${high}`;
  }
  return `rows ${high} columns ${wide}`;
}

/** A title in letters and digits that any file system takes. */
function inFileName(title) {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return Array.from(words.join("-")).slice(0, LONGEST_TITLE).join("").replace(/-$/, "") || "layer";
}
