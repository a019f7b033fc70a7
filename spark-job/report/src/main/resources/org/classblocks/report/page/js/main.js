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
  const shelf = panels(document, explorer);
  readOut(document.getElementById("readout"), explorer);
  followAddress(explorer, shelf);
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
 * leads to, or to all that a link of somebody else shows. What is selected by hand is shown in the
 * panel of the selection; who follows a row of a table wants to keep the table.
 */
function followAddress(explorer, shelf) {
  let timer;
  let isLed = false;
  const write = () => {
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", explorer.fragment), SETTLED);
  };
  const read = (isFlight) => {
    isLed = true;
    const place = parsePlace(location.hash);
    const rectangle = place === null ? null : rectangleOf(explorer.run, place);
    if (rectangle !== null) {
      explorer.goAndSelect(rectangle, isFlight);
      if (place.kind === "class") {
        shelf.show("selection");
      }
    } else if (place === null && location.hash.length > 1) {
      explorer.restore(location.hash);
    }
    isLed = false;
  };
  ["select", "layer", "view"].forEach((name) => explorer.on(name, write));
  explorer.on("select", () => {
    if (!isLed && explorer.selection !== null) {
      shelf.show("selection");
    }
  });
  addEventListener("hashchange", () => read(true));
  read(false);
}

start().catch((failure) => {
  document.documentElement.dataset.failed = "true";
  throw failure;
});
