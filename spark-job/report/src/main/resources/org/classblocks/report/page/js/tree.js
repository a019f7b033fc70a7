import { element } from "./elements.js";
import { barShare, countText, similarityText } from "./numerals.js";
import { formatPlace } from "./places.js";
import { currentBlock, treeStep } from "./tree-steps.js";

const DEEPEST_INDENT = 12;

/**
 * Fills an element with the tree of blocks. Blocks lead to their places; the one at which the
 * matrix is stands out. What is inside a block is made when it is opened for the first time.
 *
 * @param {Element} container
 * @param {Explorer} explorer
 */
export function tree(container, explorer) {
  container.append(new BlockTree(explorer).list);
}

class BlockTree {
  constructor(explorer) {
    this.explorer = explorer;
    this.run = explorer.run;
    this.expanded = new Set();
    this.items = new Map();
    this.list = element(
      "ul",
      { class: "tree", role: "tree", "aria-label": "Blocks" },
      ...this.run.roots.map((block, index, all) => this.item(block, index, all)),
    );
    this.focused = this.run.roots[0];
    this.itemOf(this.focused).tabIndex = 0;
    this.list.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => this.click(event));
    explorer.on("select", () => this.follow(explorer.selection !== null));
    explorer.on("view", () => this.follow(false));
    this.follow(false);
  }

  itemOf(block) {
    return this.items.get(block.id);
  }

  item(block, index, siblings) {
    const size = countText(block.size);
    const cohesion = similarityText(block.cohesion, 2);
    const isParent = block.children.length > 0;
    const row = element(
      "div",
      { class: "row", style: `--level: ${Math.min(block.depth, DEEPEST_INDENT) + 1}` },
      isParent
        ? element("button", {
            type: "button",
            class: "fold",
            tabindex: "-1",
            "aria-hidden": "true",
          })
        : element("span", { class: "leaf", "aria-hidden": "true" }),
      element(
        "a",
        { href: formatPlace("block", block.id), tabindex: "-1", title: block.name },
        element("bdi", {}, block.name),
      ),
      element("span", { class: "size", title: "Classes" }, size),
      element(
        "span",
        { class: "cohesion", title: "Cohesion", style: `--share: ${barShare(block.cohesion)}` },
        cohesion,
      ),
    );
    const item = element(
      "li",
      {
        role: "treeitem",
        tabindex: "-1",
        "aria-label": `${block.name}, ${size} classes, cohesion ${cohesion}`,
        "aria-level": block.depth + 1,
        "aria-posinset": index + 1,
        "aria-setsize": siblings.length,
        "aria-expanded": isParent && "false",
        "data-block": block.id,
      },
      row,
    );
    this.items.set(block.id, item);
    return item;
  }

  expand(block) {
    const item = this.itemOf(block);
    if (block.children.length === 0 || this.expanded.has(block.id)) {
      return;
    }
    this.expanded.add(block.id);
    item.setAttribute("aria-expanded", "true");
    const group = item.querySelector(":scope > ul");
    if (group === null) {
      const children = block.children.map((child, index, all) => this.item(child, index, all));
      item.append(element("ul", { role: "group" }, ...children));
    } else {
      group.hidden = false;
    }
    this.mark();
  }

  /** Closes a block; a focus inside moves to it. */
  collapse(block) {
    const item = this.itemOf(block);
    this.expanded.delete(block.id);
    item.setAttribute("aria-expanded", "false");
    item.querySelector(":scope > ul").hidden = true;
    if (item.contains(this.itemOf(this.focused))) {
      this.focus(block, item.contains(document.activeElement));
    }
    this.mark();
  }

  /** Makes a block the one that Tab leads to. */
  focus(block, isActive = true) {
    this.itemOf(this.focused).tabIndex = -1;
    this.focused = block;
    this.itemOf(block).tabIndex = 0;
    if (isActive) {
      this.itemOf(block).focus({ preventScroll: true });
      bringIntoView(this.itemOf(block));
    }
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const step = treeStep(event.key, this.focused, this.run, this.expanded);
    if (step === null) {
      return;
    }
    event.preventDefault();
    step.expand?.forEach((block) => this.expand(block));
    if (step.collapse !== undefined) {
      this.collapse(step.collapse);
    }
    if (step.focus !== undefined) {
      this.focus(step.focus);
    }
    if (step.open !== undefined) {
      location.hash = formatPlace("block", step.open.id);
    }
  }

  click(event) {
    const item = event.target.closest("[role=treeitem]");
    if (item === null) {
      return;
    }
    const block = this.run.blocks[Number(item.dataset.block)];
    this.focus(block, false);
    if (event.target.closest(".fold") !== null) {
      if (this.expanded.has(block.id)) {
        this.collapse(block);
      } else {
        this.expand(block);
      }
    }
  }

  /** Keeps up with the matrix; a selection opens the blocks around it. */
  follow(isOpening) {
    const { selection, camera } = this.explorer;
    const current = currentBlock(this.explorer.run, selection, camera);
    this.current = current === null ? null : this.run.blocks[current.id];
    if (isOpening && this.current !== null) {
      this.run
        .blockPath(this.current.start)
        .filter(({ depth }) => depth < this.current.depth)
        .forEach((block) => this.expand(block));
    }
    this.mark();
    if (isOpening && this.marked !== null && !this.list.contains(document.activeElement)) {
      bringIntoView(this.itemOf(this.marked));
    }
  }

  /** Marks the current block, or the closed one that hides it. */
  mark() {
    const path = this.current == null ? [] : this.run.blockPath(this.current.start);
    let marked = null;
    for (const block of path) {
      if (block.depth > this.current.depth || (marked !== null && !this.expanded.has(marked.id))) {
        break;
      }
      marked = block;
    }
    if (marked !== this.marked) {
      if (this.marked) {
        this.itemOf(this.marked).removeAttribute("aria-current");
      }
      if (marked !== null) {
        this.itemOf(marked).setAttribute("aria-current", "true");
      }
      this.marked = marked;
    }
  }
}

/** Scrolls the panel of an item just as far as is needed, and nothing around the panel. */
function bringIntoView(item) {
  const panel = item.closest(".panel");
  if (panel === null || getComputedStyle(panel).overflowY !== "auto") {
    return;
  }
  const row = item.querySelector(".row").getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  panel.scrollTop += Math.max(0, row.bottom + 8 - box.bottom) + Math.min(0, row.top - 8 - box.top);
}
