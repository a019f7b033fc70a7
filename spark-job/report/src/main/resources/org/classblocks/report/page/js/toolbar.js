import { arrangeMenu } from "./arrange-menu.js";
import { COLOURS } from "./colours.js";
import { element } from "./elements.js";
import { fittedEnd } from "./fitting.js";
import { numbersInSight } from "./in-sight.js";
import { isSimilarity } from "./layers.js";
import { menu } from "./menu.js";
import { saveMenu } from "./save-menu.js";
import { SCALES, STEPS } from "./scales.js";
import { trackMenu } from "./track-menu.js";

/** The choice of both compared runs and their difference; no layer has this id. */
const COMPARED = "compared";

/**
 * Fills the toolbar of the matrix, and keeps it in step with what is on show.
 *
 * @param {Element} bar
 * @param {Explorer} explorer
 */
export function toolbar(bar, explorer) {
  const layers = [...explorer.run.layers.values()];
  const similarities = layers.filter(isSimilarity);
  const layer = choice("Layer", layers, () => explorer.showLayer(layerId()));
  const less = choice("Subtract", [{ id: "", title: "none" }, ...similarities], () =>
    explorer.showLayer(layerId()),
  );
  const { compared } = explorer;
  const sides = compared === null ? [] : [{ id: COMPARED, title: compared.title }];
  const beside = choice("Compare with", [{ id: "", title: "none" }, ...sides, ...layers], () => {
    const id = beside.select.value;
    if (explorer.isComparing || id === COMPARED) {
      explorer.compare(id === COMPARED);
    }
    if (id !== COMPARED) {
      explorer.showBeside(id);
    }
  });
  const scale = choice("Scale", SCALES, () => explorer.rescale({ id: scale.select.value }));
  const end = number("Maximum", (value) => explorer.rescale({ end: value }));
  const threshold = number("Minimum", (value) => explorer.rescale({ threshold: value }));
  const fit = button("Fit to view", "Fit the scale to the numbers in view", () => {
    const { layer: shown, camera, looks } = explorer;
    const { values } = numbersInSight(shown, camera.sight, camera.view.k, {
      ratio: devicePixelRatio,
    });
    const fitted = fittedEnd(values, looks.mappingOf(shown));
    if (fitted !== null) {
      explorer.rescale({ end: fitted });
    }
  });
  const colours = choice("Colours", COLOURS, () =>
    explorer.restyle({ colours: colours.select.value }),
  );
  const steps = choice("Steps", STEPS, () => explorer.restyle({ steps: steps.select.value }));
  const brush = toggle("Select", "Drag to select (or hold Shift)", (isOn) => {
    explorer.isBrushing = isOn;
    explorer.stage.classList.toggle("brushing", isOn);
  });
  const outlines = toggle("Blocks", "Show the outlines of blocks", (isOn) =>
    explorer.restyle({ outlines: isOn ? "on" : "off" }),
  );
  const minimap = toggle("Minimap", "Show where you are in the whole matrix", (isOn) =>
    explorer.restyle({ minimap: isOn ? "on" : "off" }),
  );
  const zoomBy = (factor) => () => explorer.panes[0].gestures.zoomBy(factor);
  bar.append(
    layer.element,
    ...(layers.length > 1 ? [beside.element] : []),
    ...menu(
      "Colour",
      "colour-menu",
      scale.element,
      threshold.element,
      end.element,
      fit,
      colours.element,
      steps.element,
      outlines,
    ),
    ...arrangeMenu(explorer),
    ...menu("Tracks", "tracks-menu", trackMenu(explorer)),
    element(
      "span",
      { class: "buttons" },
      button("−", "Zoom out", zoomBy(1 / 1.6)),
      button("+", "Zoom in", zoomBy(1.6)),
      button("Show all", "Show the whole matrix", () => explorer.camera.showAll()),
    ),
    brush,
    ...saveMenu(explorer),
    ...menu(
      "More",
      "more-menu",
      ...(similarities.length > 1 ? [less.element] : []),
      minimap,
      button("Copy link", "Copy a link to this view", copyLink),
      button("Keys", "Show the keys, and what mouse and fingers do", () =>
        document.getElementById("keys").showModal(),
      ),
    ),
  );

  function layerId() {
    const second = isSimilarity(explorer.run.layers.get(layer.select.value))
      ? less.select.value
      : "";
    return second === "" || second === layer.select.value
      ? layer.select.value
      : `${layer.select.value}~${second}`;
  }

  function update() {
    const [first, second] = explorer.layer.id.split("~");
    const now = explorer.looks.scaleOf(explorer.layer);
    layer.select.value = first;
    less.select.value = second ?? "";
    less.element.hidden = !isSimilarity(explorer.run.layers.get(first));
    beside.select.value = explorer.isComparing
      ? COMPARED
      : (explorer.beside?.id.split("~")[0] ?? "");
    scale.select.value = now.id;
    end.input.value = Number(now.end.toPrecision(4));
    end.element.hidden = now.id === "binary";
    fit.hidden = now.id === "binary";
    threshold.input.value = now.threshold;
    threshold.element.hidden = now.id !== "threshold" && now.id !== "binary";
    outlines.setAttribute("aria-pressed", String(explorer.looks.outlines));
    minimap.setAttribute("aria-pressed", String(explorer.looks.minimap));
    colours.select.value = explorer.looks.colours;
    steps.select.value = STEPS[Number(explorer.looks.isStepped)].id;
    steps.element.hidden = now.id === "binary" && explorer.beside === null;
    colours.element.hidden = explorer.layer.kind === "difference" && explorer.beside === null;
  }

  explorer.on("layer", update);
  update();
}

async function copyLink(event) {
  const label = event.currentTarget;
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(location.href);
    label.textContent = "Copied";
  } catch {
    label.textContent = "Copy it from the address bar";
  }
  setTimeout(() => (label.textContent = before), 2000);
}

function choice(title, options, onchange) {
  const select = element(
    "select",
    { onchange },
    ...options.map((option) => element("option", { value: option.id }, option.title)),
  );
  return { select, element: element("label", {}, `${title} `, select) };
}

function number(title, onvalue) {
  const input = element("input", {
    type: "number",
    min: "0",
    step: "any",
    onchange: () => {
      const value = Number(input.value);
      if (value > 0 && Number.isFinite(value)) {
        onvalue(value);
      }
    },
  });
  return { input, element: element("label", {}, `${title} `, input) };
}

function button(title, explanation, onclick) {
  return element(
    "button",
    { type: "button", title: explanation, "aria-label": explanation, onclick },
    title,
  );
}

function toggle(title, explanation, onswitch) {
  const made = button(title, explanation, () => {
    const isOn = made.getAttribute("aria-pressed") !== "true";
    made.setAttribute("aria-pressed", String(isOn));
    onswitch(isOn);
  });
  made.setAttribute("aria-pressed", "false");
  return made;
}
