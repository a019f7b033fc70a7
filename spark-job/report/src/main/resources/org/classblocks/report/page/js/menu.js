import { element } from "./elements.js";

/**
 * A button that opens a sheet of controls below it. The browser closes the sheet by Esc and by a
 * click elsewhere, and shows it above what would cut it.
 *
 * @param {string} title
 * @param {string} id of the sheet, unique on the page
 * @param {...Element} controls
 * @return {[Element, Element]} the button and the sheet
 */
export function menu(title, id, ...controls) {
  const sheet = element(
    "div",
    { id, class: "sheet", popover: "auto", role: "group", "aria-label": title },
    ...controls,
  );
  const opener = element(
    "button",
    { type: "button", class: "opener", popovertarget: id, "aria-haspopup": "dialog" },
    title,
  );
  sheet.addEventListener("beforetoggle", () => place(sheet, opener.getBoundingClientRect()));
  return [opener, sheet];
}

/** Puts a sheet below its button, on the side where there is more room. */
function place(sheet, button) {
  const isLeft = button.left + button.right < innerWidth;
  Object.assign(sheet.style, {
    top: `${button.bottom + 4}px`,
    left: isLeft ? `${Math.max(8, button.left)}px` : "auto",
    right: isLeft ? "auto" : `${Math.max(8, innerWidth - button.right)}px`,
  });
}
