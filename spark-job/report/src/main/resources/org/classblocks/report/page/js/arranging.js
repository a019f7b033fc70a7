import { element } from "./elements.js";
import { canSort } from "./row-orders.js";

/**
 * Buttons that arrange the matrix by what is selected.
 *
 * @param {Explorer} explorer
 * @param {{kind: string, ids: number[]}} kind what the selection is
 * @return {Element[]}
 */
export function arranging({ arranger, run, selection }, { kind, ids }) {
  const { whole, arrangement } = arranger;
  const actions = [];
  const address = addressOf(run, selection);
  if (address !== null) {
    actions.push([
      "Show its classes",
      "Show a row for each class, or smaller rows",
      () => (location.href = address),
    ]);
  }
  const block = kind === "block" ? run.blocks[ids[0]] : null;
  if (block !== null && (block.isCollapsed || block.end - block.start > 1)) {
    actions.push([
      block.isCollapsed ? "Expand" : "Collapse",
      block.isCollapsed
        ? "Show a row for each of its classes (key C)"
        : "Show the block as one row (key C)",
      () => arranger.toggle(block),
    ]);
  }
  const order = { by: "similarity", id: ids[0] };
  if (kind === "class" && canSort(whole, order) && arrangement.order?.id !== ids[0]) {
    actions.push(["Sort by similarity", "Most similar classes first", () => arranger.sort(order)]);
  }
  if (arrangement.order !== null) {
    actions.push(["Sort by dendrogram", "Back to the order of the run", () => arranger.sort(null)]);
  }
  if (kind !== "class") {
    actions.push(["Crop", "Show only the selected classes", () => arranger.crop()]);
  }
  if (arrangement.crop !== null) {
    actions.push(["Show all classes", "Undo the crop", () => arranger.showAll()]);
  }
  return actions.map(([title, explanation, onclick]) =>
    element("button", { type: "button", class: "action", title: explanation, onclick }, title),
  );
}

/** The address of the part that shows the classes of a selection on the diagonal; null for none. */
function addressOf(run, { rows, columns }) {
  const isRange = rows[0] === columns[0] && rows[1] === columns[1];
  return (isRange && run.whole.addressOf?.(...rows.map((row) => run.startAt(row)))) || null;
}
