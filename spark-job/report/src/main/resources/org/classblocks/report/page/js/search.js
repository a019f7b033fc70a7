import { element } from "./elements.js";
import { FoundInParts, FoundInRun } from "./found.js";
import { counted } from "./numerals.js";
import { missingFile } from "./script-files.js";

const MOST_HITS = 20;

/**
 * Fills an element with a search for classes by name, key or id, for blocks and for nodes of the
 * taxonomy. Who chooses one is led to its place.
 *
 * @param {Element} container
 * @param {Explorer} explorer
 */
export function search(container, explorer) {
  container.append(new Search(explorer.run).element);
}

class Search {
  constructor(run) {
    this.hits = [];
    this.active = -1;
    this.input = element("input", {
      type: "text",
      role: "combobox",
      placeholder: `Search ${counted(run.parts?.classCount ?? run.classCount, "class", "classes")}`,
      "aria-label":
        "Search for a class by name, key or id, or for a block or a node of the taxonomy",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "search-hits",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.find(),
      onfocus: () => this.find(),
      onblur: () => this.close(),
      onkeydown: (event) => this.press(event),
    });
    this.list = element("ul", {
      class: "hits",
      id: "search-hits",
      role: "listbox",
      "aria-label": "Search results",
      hidden: true,
      onmousedown: (event) => event.preventDefault(),
      onclick: (event) => this.click(event),
    });
    this.element = element("div", { class: "search" }, this.input, this.list);
    this.places = run.parts === null ? new FoundInRun(run) : new FoundInParts(run.parts);
  }

  find() {
    const query = this.input.value;
    const found = this.places.find(query, MOST_HITS);
    if (Array.isArray(found)) {
      this.show(found);
    } else {
      const showIfCurrent = (show) => {
        if (query === this.input.value && document.activeElement === this.input) {
          show();
        }
      };
      found.then(
        (hits) => showIfCurrent(() => this.show(hits)),
        (failure) => {
          const missing = missingFile(failure);
          showIfCurrent(() => this.show([], missing ?? "The search failed. Load the page again."));
          if (missing === null) {
            throw failure;
          }
        },
      );
    }
  }

  show(hits, ifNone = "Nothing found.") {
    this.hits = hits;
    const isEmpty = this.input.value.trim() === "";
    this.list.replaceChildren(
      ...(this.hits.length > 0
        ? this.hits.map((hit, index) => this.option(hit, index))
        : [idleLine(ifNone)]),
    );
    this.open(!isEmpty);
    this.activate(this.hits.length > 0 ? 0 : -1);
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  option({ name, what, where }, index) {
    return element(
      "li",
      { role: "option", id: `hit-${index}`, "data-hit": index },
      element(
        "span",
        { class: "who", title: name },
        element("bdi", {}, name),
        " ",
        element("span", { class: "id" }, what),
      ),
      ...(where === "" ? [] : [element("bdi", { class: "place" }, where)]),
    );
  }

  activate(index) {
    this.active = index;
    [...this.list.children].forEach((option, other) =>
      option.setAttribute("aria-selected", String(other === index)),
    );
    if (index < 0) {
      this.input.removeAttribute("aria-activedescendant");
    } else {
      this.input.setAttribute("aria-activedescendant", `hit-${index}`);
      this.list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  press(event) {
    const count = this.hits.length;
    if (event.key === "Escape") {
      this.input.value = "";
      this.close();
    } else if (event.key === "Enter" && !this.list.hidden && this.active >= 0) {
      this.choose(this.hits[this.active]);
    } else if (event.key === "ArrowDown" && count > 0) {
      this.activate((this.active + 1) % count);
    } else if (event.key === "ArrowUp" && count > 0) {
      this.activate((this.active + count - 1) % count);
    } else {
      return;
    }
    event.preventDefault();
  }

  click(event) {
    const option = event.target.closest("[data-hit]");
    if (option !== null) {
      this.choose(this.hits[Number(option.dataset.hit)]);
    }
  }

  choose(hit) {
    const { name, place, remark } = hit;
    this.input.value = name;
    this.close();
    this.input.select();
    if (remark !== undefined) {
      this.list.replaceChildren(idleLine(remark));
      this.open(true);
    }
    if (place.startsWith("#")) {
      location.hash = place;
    } else {
      location.href = place;
    }
  }

  close() {
    this.hits = [];
    this.open(false);
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** A line of the list that cannot be chosen. */
function idleLine(text) {
  return element("li", { class: "none", role: "option", "aria-disabled": "true" }, text);
}
