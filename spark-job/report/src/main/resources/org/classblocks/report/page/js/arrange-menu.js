import { canSort, isSortable, ROW_ORDERS } from "./row-orders.js";
import { WHOLE, isSameArrangement } from "./arrangement.js";
import { element } from "./elements.js";
import { menu } from "./menu.js";
import { kindOfSelection } from "./selected.js";

/** How many levels of blocks can be collapsed at once from the menu. */
const MOST_LEVELS = 4;

/**
 * The menu of what arranges rows: their order, collapsed blocks, and a crop.
 *
 * @param {Explorer} explorer
 * @return {[Element, Element]} a button and its sheet
 */
export function arrangeMenu(explorer) {
  const { arranger } = explorer;
  const { whole } = arranger;
  const select = element("select", { onchange: () => arranger.sort(orderOf(select.value)) });
  const sort = element("label", {}, "Sort by ", select);
  const deepest = whole.blocks.reduce((most, { depth }) => Math.max(most, depth), -1);
  const levels = Array.from({ length: Math.min(MOST_LEVELS, deepest + 1) }, (_, depth) =>
    menuItem(`Collapse level ${depth + 1}`, levelMeaning(depth), () => arranger.collapseTo(depth)),
  );
  const expand = menuItem("Expand all", "Expand all collapsed blocks", () =>
    arranger.collapseTo(null),
  );
  const crop = menuItem("Crop to selection", "Show only the selected classes", () =>
    arranger.crop(),
  );
  const showAll = menuItem("Show all classes", "Undo the crop", () => arranger.showAll());
  const [opener, sheet] = menu(
    "Arrange",
    "arrange-menu",
    ...(isSortable(whole) ? [sort] : []),
    ...levels,
    ...(levels.length > 0 ? [expand] : []),
    crop,
    showAll,
  );

  function update() {
    const { arrangement } = arranger;
    const { order } = arrangement;
    const options = [{ value: "", title: "Dendrogram" }, ...optionsFor(explorer)];
    select.replaceChildren(
      ...options.map(({ value, title }) => element("option", { value }, title)),
    );
    select.value = order === null ? "" : wordOf(order);
    expand.disabled = arrangement.collapsed.length === 0;
    crop.disabled = explorer.selection === null;
    showAll.disabled = arrangement.crop === null;
    opener.classList.toggle("on", !isSameArrangement(arrangement, WHOLE));
    opener.title = stateOf(explorer);
  }

  explorer.on("layer", update);
  explorer.on("select", update);
  update();
  return [opener, sheet];
}

function levelMeaning(depth) {
  return depth === 0
    ? "Show each outermost block as one row"
    : `Show each block inside ${depth === 1 ? "one" : depth} other${depth === 1 ? "" : "s"} as one row`;
}

function menuItem(title, explanation, onclick) {
  return element("button", { type: "button", title: explanation, onclick }, title);
}

/** What rows can be sorted by now; the similarity to a class while it is selected or sorted by. */
function optionsFor(explorer) {
  const { whole, arrangement } = explorer.arranger;
  return ROW_ORDERS.flatMap(({ id: by, title, isOfClass }) => {
    const about = isOfClass ? classesAbout(explorer, arrangement.order) : [undefined];
    return about
      .map((id) => ({ by, id }))
      .filter((order) => canSort(whole, order))
      .map((order) => ({
        value: wordOf(order),
        title: title ?? `Similarity to ${whole.names[order.id]}`,
      }));
  });
}

function classesAbout({ run, selection }, order) {
  const { kind, ids } =
    selection === null ? { kind: "", ids: [] } : kindOfSelection(run, selection);
  const selected = kind === "class" || kind === "pair" ? ids : [];
  return [...new Set([...(order?.id === undefined ? [] : [order.id]), ...selected])];
}

function wordOf({ by, id }) {
  return id === undefined ? by : `${by} ${id}`;
}

function orderOf(word) {
  const [by, id] = word.split(" ");
  return word === "" ? null : { by, ...(id === undefined ? {} : { id: Number(id) }) };
}

/** What is not as at first, in words. */
function stateOf({ arranger, run }) {
  const { order, crop } = arranger.arrangement;
  const parts = [
    ...(crop === null ? [] : ["cropped"]),
    ...(run.blocks.some(({ isCollapsed }) => isCollapsed) ? ["with blocks collapsed"] : []),
    ...(order === null ? [] : ["sorted"]),
  ];
  return parts.length === 0 ? "Collapse blocks, crop or sort" : `The matrix is ${parts.join(", ")}`;
}
