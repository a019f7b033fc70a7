import { element } from "./elements.js";
import { selectionRows, toCsv, toJson } from "./selected.js";

const MOMENT = 2000;

/**
 * Buttons that copy or download the selection, and one that gives it up.
 *
 * @param {Explorer} explorer
 * @param {?number} mean of the layer on show
 * @return {Element}
 */
export function saving(explorer, mean) {
  const { run, layer, selection } = explorer;
  const csv = () => toCsv(selectionRows(run, selection));
  const json = () => toJson(run, selection, layer.title, mean);
  const name = `classblocks-${run.runDate}-${selection.rows.join("-")}`;
  return element(
    "div",
    { class: "actions" },
    action("Copy CSV", (event) => copy(csv(), event.currentTarget)),
    action("Copy JSON", (event) => copy(json(), event.currentTarget)),
    action("Save CSV", () => download(`${name}.csv`, textFile("text/csv", csv()))),
    action("Save JSON", () => download(`${name}.json`, textFile("application/json", json()))),
    action("Clear", () => explorer.select(null)),
  );
}

/** A button. */
export function action(title, onclick) {
  return element("button", { type: "button", class: "action", onclick }, title);
}

/** Copies a text, and says so on the button. */
export async function copy(content, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(content);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed by the browser";
  }
  setTimeout(() => (button.textContent = before), MOMENT);
}

function textFile(type, content) {
  return new Blob([content], { type: `${type};charset=utf-8` });
}

/** Saves a file as the browser saves what is downloaded. */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), MOMENT);
}
