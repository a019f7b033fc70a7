import { crumbs } from "./crumbs.js";
import { loadRun } from "./data.js";
import { element } from "./elements.js";
import { Explorer } from "./explorer.js";
import { formatSight, parseSight } from "./fragment.js";
import { FullView } from "./full-view.js";
import { legends } from "./legends.js";
import { panels } from "./panels.js";
import { Parts } from "./parts.js";
import { parsePlace } from "./places.js";
import { missingFile } from "./script-files.js";
import { showSight, sightOf } from "./sight.js";
import { toolbar } from "./toolbar.js";
import { Trail } from "./trail.js";

/** Brings the page to life. */
async function start() {
  const parts = partsOf(document);
  if (parts !== null && parts.wanted !== null) {
    location.replace((await parts.addressOfPlace(parts.wanted)) ?? parts.whole);
    return;
  }
  const run = parts === null ? await loadRun(document) : await parts.run();
  const explorer = new Explorer(run, document.getElementById("matrix"));
  toolbar(document.getElementById("toolbar"), explorer);
  crumbs(explorer.panes[0].head, explorer);
  legends(explorer);
  readOut(document.getElementById("readout"), explorer);
  comparing(document.getElementById("changes"), explorer);
  new Traveller(explorer);
  explorer.onDraw = () => {
    explorer.onDraw = undefined;
    performance.mark("first-picture");
    document.documentElement.dataset.ready = "true";
  };
}

/**
 * The parts of the page's run, if it is in parts. Its tables speak of all of the run, so what they
 * lead to is in some part.
 */
function partsOf(page) {
  const facts = page.getElementById("parts");
  if (facts === null) {
    return null;
  }
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const fragment = link.getAttribute("href");
    if (parsePlace(fragment) !== null) {
      link.setAttribute("href", `?to=${fragment.slice(1)}`);
    }
  }
  return new Parts(JSON.parse(facts.textContent), location);
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

/** Adds a button to the list of changes that shows both compared runs with their difference. */
function comparing(list, explorer) {
  const { compared } = explorer;
  if (list === null || compared === null) {
    return;
  }
  const button = element(
    "button",
    { type: "button", class: "action", onclick: () => explorer.compare(!explorer.isComparing) },
    compared.title,
  );
  const update = () => button.setAttribute("aria-pressed", String(explorer.isComparing));
  explorer.on("layer", update);
  update();
  list.querySelector("h2").after(element("div", { class: "actions" }, button));
}

/**
 * Keeps the address in step with what is on show, and goes where it says: to a place that a table
 * leads to, or to all that a link of somebody else shows. What is selected by hand is shown in the
 * panel of the selection; who follows a row of a table wants to keep the table.
 */
class Traveller {
  constructor(explorer) {
    this.explorer = explorer;
    this.panels = panels(document, explorer, () => this.trail?.note());
    this.fullView = new FullView(document, {
      opening: () => this.trail.noteOpening(),
      closing: () => history.back(),
      visit: (fragment) => this.visit(fragment, true),
    });
    // All that is around the matrix is in place by now, so this is the size that places are for.
    explorer.resize();
    this.trail = new Trail(this);
    ["select", "layer", "view"].forEach((name) => explorer.on(name, () => this.trail.note()));
    explorer.on("select", () => {
      if (!this.trail.isLed && explorer.selection !== null) {
        this.panels.shelf.show("selection");
      }
    });
  }

  get fragment() {
    return formatSight({ ...sightOf(this.explorer), ...this.panels.state });
  }

  get isOpen() {
    return this.fullView.isOpen;
  }

  get isFlying() {
    return this.explorer.camera.gestures.isFlying;
  }

  show(isOpen) {
    this.fullView.show(isOpen);
  }

  get standpoint() {
    return this.explorer.camera.standpoint;
  }

  restore(fragment, standpoint) {
    const sight = parseSight(fragment);
    showSight(this.explorer, sight, standpoint);
    this.panels.restore(sight);
  }

  /** Goes to a place; what leads nowhere changes nothing. */
  visit(fragment, isFlight) {
    const place = parsePlace(fragment);
    const rectangle = place === null ? null : this.explorer.arranger.reveal(place);
    if (rectangle !== null) {
      const isOpening = isFlight && place.kind !== "class" && this.fullView.isPreview;
      if (isOpening) {
        this.fullView.open();
        this.explorer.resize();
      }
      if (place.ofChanges && this.explorer.compared !== null) {
        this.explorer.compare(true);
      }
      this.explorer.goAndSelect(rectangle, isFlight && !isOpening);
      if (place.kind === "class" && !place.ofChanges) {
        this.panels.shelf.show("selection");
      }
    } else if (Object.keys(parseSight(fragment)).length > 0) {
      this.restore(fragment);
    }
  }
}

start().catch((failure) => {
  document.documentElement.dataset.failed = "true";
  document
    .getElementById("matrix")
    .append(
      element(
        "p",
        { class: "faint" },
        missingFile(failure) ?? "The matrix cannot be shown in this browser.",
      ),
    );
  if (missingFile(failure) === null) {
    throw failure;
  }
});
