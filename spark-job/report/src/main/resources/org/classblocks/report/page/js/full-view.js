import { element } from "./elements.js";

/**
 * What is done around an open matrix.
 *
 * @typedef {object} Steps
 * @property {() => void} opening is called before the matrix is opened
 * @property {() => void} closing is asked to close it, by a step back
 * @property {(fragment: string) => void} visit goes where a link of the matrix leads
 */

/**
 * Lets the matrix have the whole screen, where a page is too small for both it and the tables. There
 * a button opens it. On a phone the page itself has only a preview of it, which opens it, too.
 */
export class FullView {
  /**
   * @param {Document} page
   * @param {Steps} steps
   */
  constructor(page, steps) {
    const at = (id) => page.getElementById(id);
    this.page = page;
    this.root = page.documentElement;
    this.steps = steps;
    this.toolbar = at("toolbar");
    this.others = [page.querySelector(".skip"), at("head"), at("panels")];
    this.opener = element(
      "button",
      { type: "button", id: "open", class: "action", onclick: () => this.open() },
      "Open the matrix",
    );
    this.closer = element(
      "button",
      { type: "button", id: "close", title: "Close", "aria-label": "Close the matrix" },
      "✕",
    );
    this.closer.addEventListener("click", () => steps.closing());
    this.toolbar.prepend(this.closer);
    at("explorer").append(this.opener);
    at("matrix").addEventListener("click", (event) => this.press(event), true);
    at("explorer").addEventListener("click", (event) => this.follow(event));
    page.addEventListener("fullscreenchange", () => {
      if (this.isOpen && page.fullscreenElement === null) {
        steps.closing();
      }
    });
  }

  get isOpen() {
    return this.root.hasAttribute("data-open");
  }

  /** Whether the page has only a picture of the matrix, without tools; the styles say so. */
  get isPreview() {
    return getComputedStyle(this.toolbar).display === "none";
  }

  open() {
    this.steps.opening();
    this.show(true);
    if (matchMedia("(pointer: coarse)").matches) {
      // Where the browser does not allow it, the matrix has all of its window.
      this.root.requestFullscreen?.().catch(() => {});
    }
  }

  /** Opens or closes the matrix, as the step says that one is at. */
  show(isOpen) {
    if (isOpen === this.isOpen) {
      return;
    }
    this.root.toggleAttribute("data-open", isOpen);
    this.others.forEach((other) => (other.inert = isOpen));
    if (isOpen) {
      this.before = this.page.activeElement;
      this.closer.focus();
    } else {
      this.before?.focus({ preventScroll: true });
      if (this.page.fullscreenElement !== null) {
        this.page.exitFullscreen();
      }
    }
  }

  /** A press on the preview opens the matrix, whatever is there. */
  press(event) {
    if (this.isPreview) {
      event.stopPropagation();
      this.open();
    }
  }

  /** Links of the open matrix are no steps of their own, so that a step back closes it. */
  follow(event) {
    const link = event.target.closest("a[href^='#']");
    if (this.isOpen && link !== null) {
      event.preventDefault();
      this.steps.visit(link.hash);
    }
  }
}
