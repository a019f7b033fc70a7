import { element } from "./elements.js";
import { nextDirection, sortedIndexes } from "./sorting.js";

const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Makes the tables with data-sortable inside an element sortable by their headings.
 *
 * @param {Element} root
 */
export function tables(root) {
  root.querySelectorAll("table[data-sortable]").forEach(sortable);
}

/**
 * Makes a table sortable: its headings become buttons, which sort by one column, then the other way
 * round, and then bring back the first order. Cells of columns of numbers carry them as data-sort,
 * empty if unknown; others go by their text. In a table with many bodies each of them is an entry,
 * with the values of its first row.
 *
 * @param {HTMLTableElement} table
 */
export function sortable(table) {
  const entries =
    table.tBodies.length > 1 ? [...table.tBodies] : [...(table.tBodies[0]?.rows ?? [])];
  const parent = entries[0]?.parentNode;
  const headings = [...table.tHead.rows[0].cells];
  if (entries.length < 2) {
    return;
  }
  headings.forEach((heading, column) => {
    const isNumeric = heading.classList.contains("number");
    heading.replaceChildren(
      element(
        "button",
        { type: "button", onclick: () => sort(column, isNumeric) },
        ...heading.childNodes,
      ),
    );
  });

  function sort(column, isNumeric) {
    const heading = headings[column];
    const direction = nextDirection(heading.getAttribute("aria-sort") ?? "none", isNumeric);
    headings.forEach((other) => other.removeAttribute("aria-sort"));
    table.toggleAttribute("data-sorted", direction !== "none");
    if (direction === "none") {
      parent.append(...entries);
      return;
    }
    heading.setAttribute("aria-sort", direction);
    const cells = entries.map((entry) => (entry.rows?.[0] ?? entry).cells[column]);
    const values = cells.map((cell) => (isNumeric ? numberIn(cell) : cell.textContent));
    const compare = isNumeric ? (a, b) => a - b : COLLATOR.compare;
    const order = sortedIndexes(values, compare, direction === "descending");
    parent.append(...order.map((index) => entries[index]));
  }
}

function numberIn(cell) {
  return cell.dataset.sort ? Number(cell.dataset.sort) : null;
}
