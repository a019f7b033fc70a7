import { element } from "./elements.js";
import { trackKey } from "./track-key.js";
import { MOST_TRACKS } from "./tracks.js";

/**
 * Controls that choose tracks, each with what its colours or bars mean.
 *
 * @param {Explorer} explorer
 * @return {Element}
 */
export function trackMenu(explorer) {
  const { tracks } = explorer;
  const boxes = new Map(
    tracks.all.map(({ id }) => [
      id,
      element("input", { type: "checkbox", value: id, onchange: () => choose() }),
    ]),
  );
  const keys = new Map(tracks.all.map(({ id }) => [id, element("ul", { class: "track-key" })]));
  const usual = element(
    "button",
    { type: "button", onclick: () => tracks.choose(null) },
    "Those that suit the layer",
  );
  const list = tracks.all.map(({ id, title }) =>
    element(
      "div",
      {},
      element("label", {}, boxes.get(id), element("bdi", { title }, title)),
      keys.get(id),
    ),
  );

  function choose() {
    tracks.choose([...boxes].filter(([, box]) => box.checked).map(([id]) => id));
  }

  function update() {
    const shown = tracks.shown.map(({ id }) => id);
    const isFull = shown.length >= MOST_TRACKS;
    for (const track of tracks.all) {
      const box = boxes.get(track.id);
      box.checked = shown.includes(track.id);
      box.disabled = isFull && !box.checked;
      keys.get(track.id).replaceChildren(...(box.checked ? trackKey([track], explorer.theme) : []));
    }
    usual.hidden = tracks.chosen === null;
  }

  explorer.on("layer", update);
  update();
  return element("div", { class: "tracks" }, ...list, usual);
}
