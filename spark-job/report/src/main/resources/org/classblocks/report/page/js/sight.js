import { arrangementOf, wordsOf } from "./arrangement.js";
import { SCALES } from "./scales.js";

/**
 * What is on show, for an address.
 *
 * @param {Explorer} explorer
 * @return {Sight}
 */
export function sightOf(explorer) {
  const scaleOf = (layer) => {
    const { id, end, threshold } = explorer.looks.changes(layer);
    return { scale: id, end, threshold };
  };
  const [beside, third] = explorer.besides;
  const ownScale = (layer, ...others) =>
    layer === undefined || others.includes(layer) ? undefined : scaleOf(layer);
  return {
    layer: explorer.layer.id,
    ...scaleOf(explorer.layer),
    beside: beside?.id,
    besideScale: ownScale(beside, explorer.layer),
    third: third?.id,
    thirdScale: ownScale(third, explorer.layer, beside),
    ...explorer.looks.state,
    ...wordsOf(explorer.arranger.arrangement),
    tracks: explorer.tracks.words,
    ...explorer.camera.sight,
    selection: explorer.selection,
  };
}

/**
 * Shows what an address says, and of what it does not say what there is at first.
 *
 * @param {Explorer} explorer
 * @param {Sight} sight
 * @param {object} [standpoint] the same place to the last pixel, if the window has not changed
 */
export function showSight(explorer, sight, standpoint) {
  explorer.arranger.take(arrangementOf(explorer.run.whole, sight));
  const { classCount } = explorer.run;
  const inside = (range) => range !== undefined && range[0] < classCount;
  const cut = ([from, to]) => [Math.floor(from), Math.min(classCount, Math.ceil(to))];
  const rescaled = (layer, { scale, end, threshold }) =>
    explorer.looks.reset(layer, { id: SCALES.find(({ id }) => id === scale)?.id, end, threshold });
  explorer.panes.forEach((pane) => pane.gestures.stop());
  explorer.layer =
    explorer.looks.layerOf(sight.layer ?? "") ?? explorer.looks.layerOf(explorer.firstLayer);
  [
    [sight.third, sight.thirdScale],
    [sight.beside, sight.besideScale],
  ].forEach(([id, scale]) => {
    const layer = explorer.looks.layerOf(id ?? "");
    if (layer !== null) {
      rescaled(layer, scale ?? {});
    }
  });
  rescaled(explorer.layer, sight);
  explorer.looks.restore(sight);
  explorer.tracks.restore(sight.tracks);
  explorer.showBeside(sight.beside, sight.third);
  if (standpoint === undefined || !explorer.camera.standAt(standpoint)) {
    explorer.camera.stand(
      inside(sight.rows) && inside(sight.columns) ? sight : explorer.camera.all,
    );
  }
  const { rows, columns } = sight.selection ?? {};
  explorer.select(
    inside(rows) && inside(columns) ? { rows: cut(rows), columns: cut(columns) } : null,
  );
}
