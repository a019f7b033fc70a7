import { element } from "./elements.js";
import { nextDirection, sortedIndexes } from "./sorting.js";

const DIRECTIONS = ["ascending", "descending"];
const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Makes the tables with data-sortable inside an element sortable by their headings.
 *
 * @param {Element} root
 * @param {() => void} onsort is called when one of them is sorted
 * @return {{words: string[], restore: (words: string[]) => void}} how tables are sorted, and a way
 *     to sort them like that again; those not named are as they came
 */
export function tables(root, onsort) {
  const sorters = new Map();
  root.querySelectorAll("table[data-sortable]").forEach((table) => {
    const { id } = table.closest("[id]");
    const ordinal = [...sorters.keys()].filter((name) => name.startsWith(`${id}.`)).length;
    sorters.set(`${id}.${ordinal}`, sortable(table, onsort));
  });
  return {
    get words() {
      return [...sorters]
        .filter(([, { sorted }]) => sorted !== "")
        .map(([name, { sorted }]) => `${name}.${sorted}`);
    },
    restore(words) {
      for (const [name, sorter] of sorters) {
        const word = words.find((other) => other.startsWith(`${name}.`));
        sorter.restore(word?.slice(name.length + 1) ?? "");
      }
    },
  };
}

/**
 * Makes a table sortable: its headings become buttons, which sort by one column, then the other way
 * round, and then bring back the first order. Cells of columns of numbers carry them as data-sort,
 * empty if unknown; others go by their text. In a table with many bodies each of them is an entry,
 * with the values of its first row.
 *
 * @param {HTMLTableElement} table
 * @param {() => void} [onsort] is called when it is sorted
 * @return {{sorted: string, restore: (sorted: string) => void}} how it is sorted, such as
 *     "2.descending" by its third column; empty if it is as it came
 */
export function sortable(table, onsort = () => {}) {
  const entries =
    table.tBodies.length > 1 ? [...table.tBodies] : [...(table.tBodies[0]?.rows ?? [])];
  const parent = entries[0]?.parentNode;
  const headings = [...table.tHead.rows[0].cells];
  let sorted = "";
  if (entries.length < 2) {
    return { sorted, restore: () => {} };
  }
  headings.forEach((heading, column) => {
    heading.replaceChildren(
      element("button", { type: "button", onclick: () => turn(column) }, ...heading.childNodes),
    );
  });

  function turn(column) {
    const now = headings[column].getAttribute("aria-sort") ?? "none";
    sort(column, nextDirection(now, isNumeric(column)));
    onsort();
  }

  function isNumeric(column) {
    return headings[column].classList.contains("number");
  }

  function sort(column, direction) {
    const heading = headings[column];
    sorted = direction === "none" ? "" : `${column}.${direction}`;
    headings.forEach((other) => other.removeAttribute("aria-sort"));
    table.toggleAttribute("data-sorted", direction !== "none");
    if (direction === "none") {
      parent.append(...entries);
      return;
    }
    heading.setAttribute("aria-sort", direction);
    const cells = entries.map((entry) => (entry.rows?.[0] ?? entry).cells[column]);
    const values = cells.map((cell) => (isNumeric(column) ? numberIn(cell) : cell.textContent));
    const compare = isNumeric(column) ? (a, b) => a - b : COLLATOR.compare;
    const order = sortedIndexes(values, compare, direction === "descending");
    parent.append(...order.map((index) => entries[index]));
  }

  return {
    get sorted() {
      return sorted;
    },
    restore(wanted) {
      const [column, direction] = wanted.split(".");
      if (wanted === "" && sorted !== "") {
        sort(0, "none");
      } else if (DIRECTIONS.includes(direction) && headings[column] !== undefined) {
        sort(Number(column), direction);
      }
    },
  };
}

function numberIn(cell) {
  return cell.dataset.sort ? Number(cell.dataset.sort) : null;
}
