import { element } from "./elements.js";
import { counted } from "./numerals.js";
import { formatPlace } from "./places.js";
import { ClassIndex } from "./ranking.js";

const MOST_HITS = 20;

/**
 * Fills an element with a search for classes by name, key or id. Who chooses one is led to its
 * place.
 *
 * @param {Element} container
 * @param {Explorer} explorer
 */
export function search(container, explorer) {
  container.append(new Search(explorer.run).element);
}

class Search {
  constructor(run) {
    this.run = run;
    this.hits = [];
    this.active = -1;
    this.input = element("input", {
      type: "text",
      role: "combobox",
      placeholder: `Search ${counted(run.classCount, "class", "classes")}`,
      "aria-label": "Search for a class by name, key or id",
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
      "aria-label": "Classes found",
      hidden: true,
      onmousedown: (event) => event.preventDefault(),
      onclick: (event) => this.click(event),
    });
    this.element = element("div", { class: "search" }, this.input, this.list);
  }

  find() {
    this.index ??= new ClassIndex(this.run.names, this.run.keys);
    this.hits = this.index.find(this.input.value, MOST_HITS);
    const isEmpty = this.input.value.trim() === "";
    const nothing = element(
      "li",
      { class: "none", role: "option", "aria-disabled": "true" },
      "No class found.",
    );
    this.list.replaceChildren(
      ...(this.hits.length > 0 ? this.hits.map((id) => this.option(id)) : [nothing]),
    );
    this.list.hidden = isEmpty;
    this.input.setAttribute("aria-expanded", String(!isEmpty));
    this.activate(this.hits.length > 0 ? 0 : -1);
  }

  option(id) {
    const block = this.run.blockPath(this.run.positions[id]).pop();
    const key = this.run.keys[id];
    const where = [key, block?.name ?? this.run.statuses.get(id)].filter(Boolean).join(" · ");
    const name = this.run.names[id];
    return element(
      "li",
      { role: "option", id: `hit-${id}`, "data-class": id },
      element(
        "span",
        { class: "who", title: name },
        element("bdi", {}, name),
        " ",
        element("span", { class: "id" }, String(id)),
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
      this.input.setAttribute("aria-activedescendant", `hit-${this.hits[index]}`);
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
    const option = event.target.closest("[data-class]");
    if (option !== null) {
      this.choose(Number(option.dataset.class));
    }
  }

  choose(id) {
    this.input.value = this.run.names[id];
    this.close();
    this.input.select();
    location.hash = formatPlace("class", id);
  }

  close() {
    this.hits = [];
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
