import { numbersInSight } from "./in-sight.js";

/** How long a movement has to rest before what is in sight is counted. */
const REST = 200;

/** How many rows and columns are counted: as few as do without a dropped frame. */
const COUNTED = 160;

/**
 * Keeps the legends of all panes in step with what is in sight and what is pointed at. Numbers are
 * counted once a movement settles, not in its frames.
 *
 * @param {Explorer} explorer
 */
export function legends(explorer) {
  let timer;
  const point = () => {
    const { cursor, camera } = explorer;
    explorer.panes.forEach(({ legend }, index) => {
      const { layer } = explorer.shown[index];
      legend.point(cursor === null ? NaN : numberAt(layer, cursor, camera.view.k));
    });
  };
  const count = () => {
    const { camera } = explorer;
    let isToCome = false;
    explorer.panes.forEach(({ legend }, index) => {
      const { layer } = explorer.shown[index];
      const sampling = { ratio: devicePixelRatio, most: COUNTED };
      const seen = numbersInSight(layer, camera.sight, camera.view.k, sampling);
      legend.count(seen.values);
      isToCome = isToCome || (seen.isMissing && !layer.isIncomplete);
    });
    point();
    if (isToCome) {
      wait();
    }
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(count, REST);
  };
  explorer.on("view", wait);
  explorer.on("layer", wait);
  explorer.on("hover", point);
  new ResizeObserver(wait).observe(explorer.stage);
}

/** The number that is on show at a pair. */
function numberAt(layer, { i, j }, scale) {
  return layer.cellAt === undefined ? layer.value(i, j) : layer.cellAt(i, j, scale).value;
}
