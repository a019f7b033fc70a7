import { element } from "./elements.js";

/**
 * Shows one of an element's panels at a time, by tabs above them. Panels are its children with a
 * data-tab, which is the title; a data-count is shown beside it. In print all panels are there.
 *
 * @param {Element} container
 * @param {string} label what the tabs are for
 * @param {() => void} [onselect] is called when another panel is on show
 * @return {Tabs}
 */
export function tabs(container, label, onselect = () => {}) {
  return new Tabs(container, label, onselect);
}

class Tabs {
  constructor(container, label, onselect) {
    this.onselect = onselect;
    this.panels = [...container.children].filter((child) => child.dataset.tab !== undefined);
    this.buttons = this.panels.map((panel) => tabOf(panel));
    const list = element(
      "div",
      { class: "tabs", role: "tablist", "aria-label": label },
      ...this.buttons,
    );
    list.addEventListener("click", (event) => {
      const index = this.buttons.indexOf(event.target.closest("button"));
      if (index >= 0) {
        this.select(index);
      }
    });
    list.addEventListener("keydown", (event) => this.press(event));
    this.panels[0]?.before(list);
    this.select(0);
  }

  /** The id of the panel on show. */
  get current() {
    return this.panels.find((panel) => !panel.hidden)?.id;
  }

  /** The id of the panel on show, unless it is the first. */
  get chosen() {
    return this.panels.slice(1).find((panel) => !panel.hidden)?.id;
  }

  /** Shows the panel that is among some ids, or else the first. */
  restore(ids) {
    this.select(
      Math.max(
        0,
        this.panels.findIndex((panel) => ids.includes(panel.id)),
      ),
    );
  }

  /** Shows a panel by its id; none other than what is on show if there is no such panel. */
  show(id) {
    this.select(this.panels.findIndex((panel) => panel.id === id));
  }

  select(index) {
    if (index < 0) {
      return;
    }
    this.panels.forEach((panel, other) => (panel.hidden = other !== index));
    this.buttons.forEach((button, other) => {
      button.setAttribute("aria-selected", String(other === index));
      button.tabIndex = other === index ? 0 : -1;
    });
    this.onselect();
  }

  press(event) {
    const last = this.buttons.length - 1;
    const now = this.buttons.indexOf(document.activeElement);
    const targets = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    };
    if (now >= 0 && event.key in targets) {
      this.select(targets[event.key]);
      this.buttons[targets[event.key]].focus();
      event.preventDefault();
    }
  }
}

/** The tab of a panel; the two know each other. */
function tabOf(panel) {
  const id = `tab-${panel.id}`;
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", id);
  panel.tabIndex = 0;
  const { tab, count } = panel.dataset;
  return element(
    "button",
    { type: "button", role: "tab", id, "aria-controls": panel.id },
    tab,
    ...(count === undefined ? [] : [element("span", { class: "count" }, count)]),
  );
}
