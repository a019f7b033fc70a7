import { element } from "./elements.js";
import { Figure } from "./figure.js";
import { printAlone } from "./figure-sheet.js";
import { figureDescription, figureName } from "./figure-words.js";
import { menu } from "./menu.js";
import { action, download } from "./saving.js";

const SIZES = [1, 2, 3];

/**
 * A menu that saves what is on show as a picture.
 *
 * @param {Explorer} explorer
 * @return {[Element, Element]} its button and its sheet
 */
export function saveMenu(explorer) {
  const size = element(
    "select",
    {},
    ...SIZES.map((ratio) =>
      element("option", { value: ratio, selected: ratio === 2 }, `${ratio} ×`),
    ),
  );
  const saves = {
    PNG: (name) => savePng(explorer, Number(size.value), name),
    SVG: (name) => saveSvg(explorer, name),
    PDF: (name) => savePdf(explorer, name),
  };
  const explanations = {
    PNG: "Save this view as PNG",
    SVG: "Save this view as SVG",
    PDF: "Print this view alone, or save it as PDF",
  };
  const buttons = Object.entries(saves).map(([title, save]) => {
    const button = action(title, () => busy(button, () => save(nameOf(explorer))));
    button.setAttribute("aria-label", explanations[title]);
    button.title = explanations[title];
    return button;
  });
  return menu(
    "Save",
    "save-menu",
    element("label", {}, "Size of PNG ", size),
    element("div", { class: "buttons" }, ...buttons),
  );
}

/** Opens the menu for the keyboard. */
export function openSaveMenu() {
  const sheet = document.getElementById("save-menu");
  sheet.showPopover();
  sheet.querySelector("select").focus();
}

function nameOf({ run, shown, camera }) {
  return figureName(run, layersOn(shown), camera.sight);
}

function layersOn(shown) {
  return shown.map(({ layer }) => layer);
}

/** Saving may take seconds, and large canvases may fail. */
async function busy(button, save) {
  const before = button.textContent;
  button.disabled = true;
  try {
    await save();
    button.textContent = before;
  } catch (failure) {
    button.textContent = "Too large for this browser";
    setTimeout(() => (button.textContent = before), 4000);
    throw failure;
  } finally {
    button.disabled = false;
  }
}

async function savePng(explorer, ratio, name) {
  const canvas = await new Figure(explorer).canvas(ratio);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  download(`${name}.png`, blob);
}

async function saveSvg(explorer, name) {
  download(`${name}.svg`, new Blob([await svgOf(explorer)], { type: "image/svg+xml" }));
}

async function savePdf(explorer, name) {
  printAlone(explorer, await svgOf(explorer), name);
}

function svgOf(explorer) {
  const { run, shown, camera } = explorer;
  const description = figureDescription(run, layersOn(shown), camera.sight);
  return new Figure(explorer).svg(`${run.title} · ${run.runDate}`, description);
}
