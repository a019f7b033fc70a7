import { loadRun } from "./data.js";
import { Explorer } from "./explorer.js";
import { panels } from "./panels.js";
import { parsePlace, rectangleOf } from "./places.js";
import { toolbar } from "./toolbar.js";

const SETTLED = 250;

/** Brings the page to life. */
async function start() {
  const run = await loadRun(document);
  const explorer = new Explorer(run, document.getElementById("matrix"));
  toolbar(document.getElementById("toolbar"), explorer);
  panels(document, explorer);
  readOut(document.getElementById("readout"), explorer);
  followAddress(explorer);
  explorer.onDraw = () => {
    explorer.onDraw = undefined;
    performance.mark("first-picture");
    document.documentElement.dataset.ready = "true";
  };
}

/** Says what is pointed at, for those who do not see the box beside the pointer. */
function readOut(place, explorer) {
  explorer.on("hover", () => {
    if (explorer.cursor === null) {
      place.textContent = "";
    } else {
      const { names, facts } = explorer.describe(explorer.cursor);
      place.textContent = `${names.join(" – ")}: ${facts.join(", ")}`;
    }
  });
}

/**
 * Keeps the address in step with what is on show, and goes where it says: to a place that a table
 * leads to, or to all that a link of somebody else shows.
 */
function followAddress(explorer) {
  let timer;
  const write = () => {
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", explorer.fragment), SETTLED);
  };
  const read = (isFlight) => {
    const place = parsePlace(location.hash);
    const rectangle = place === null ? null : rectangleOf(explorer.run, place);
    if (rectangle !== null) {
      explorer.goAndSelect(rectangle, isFlight);
    } else if (place === null && location.hash.length > 1) {
      explorer.restore(location.hash);
    }
  };
  read(false);
  ["select", "layer", "view"].forEach((name) => explorer.on(name, write));
  addEventListener("hashchange", () => read(true));
}

start().catch((failure) => {
  document.documentElement.dataset.failed = "true";
  throw failure;
});
