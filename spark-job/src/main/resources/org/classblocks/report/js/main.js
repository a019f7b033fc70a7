import { loadRun } from "./data.js";
import { Explorer } from "./explorer.js";
import { toolbar } from "./toolbar.js";

const SETTLED = 250;

/** Brings the page to life. */
async function start() {
  const run = await loadRun(document);
  const explorer = new Explorer(run, document.getElementById("matrix"));
  toolbar(document.getElementById("toolbar"), explorer);
  const readout = document.getElementById("readout");
  explorer.on("hover", () => {
    const pair = explorer.cursor;
    const { names, facts } = pair === null ? { names: [], facts: [] } : explorer.describe(pair);
    readout.textContent = pair === null ? "" : `${names.join(" – ")}: ${facts.join(", ")}`;
  });
  follow(explorer);
  explorer.onDraw = () => {
    explorer.onDraw = undefined;
    performance.mark("first-picture");
    document.documentElement.dataset.ready = "true";
  };
}

/** Keeps the address in step with what is on show, and goes where it says. */
function follow(explorer) {
  let timer;
  const write = () => {
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", explorer.fragment), SETTLED);
  };
  const read = () => {
    if (location.hash.length > 1) {
      explorer.restore(location.hash);
    }
  };
  read();
  ["select", "layer", "view"].forEach((name) => explorer.on(name, write));
  addEventListener("hashchange", read);
}

start();
