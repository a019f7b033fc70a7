import { keep, kept } from "./storage.js";

/**
 * Lets a button fold the tables away and unfold them. The choice is kept where the browser allows
 * it. The link past the matrix unfolds what it leads to.
 *
 * @param {HTMLButtonElement} button
 * @param {Element} skip the link past the matrix
 */
export function fold(button, skip) {
  const root = document.documentElement;
  const set = (isFolded) => {
    root.toggleAttribute("data-folded", isFolded);
    const title = isFolded ? "Show the tables" : "Hide the tables";
    button.title = title;
    button.setAttribute("aria-label", title);
    button.setAttribute("aria-expanded", String(!isFolded));
  };
  const choose = (isFolded) => {
    set(isFolded);
    keep("tables", isFolded ? "folded" : "shown");
  };
  set(kept("tables") === "folded");
  button.addEventListener("click", () => choose(!root.hasAttribute("data-folded")));
  skip.addEventListener("click", () => choose(false));
}
