import { element } from "./elements.js";

/**
 * Prints a picture alone, on a sheet of its size; as a PDF, if the person chooses so. Letters stay
 * letters then, in any script, for browsers put the fonts in.
 *
 * @param {Explorer} explorer
 * @param {string} markup an SVG document
 * @param {string} name of the file that the browser suggests
 */
export function printAlone(explorer, markup, name) {
  const picture = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  const size = `${picture.getAttribute("width")}px ${picture.getAttribute("height")}px`;
  const sheet = element(
    "div",
    { id: "figure-sheet" },
    element("style", {}, `@page { size: ${size}; margin: 0; }`),
    document.importNode(picture, true),
  );
  const title = document.title;
  document.body.append(sheet);
  document.title = name;
  explorer.isPrintable = false;
  const end = () => {
    sheet.remove();
    document.title = title;
    explorer.isPrintable = true;
  };
  addEventListener("afterprint", end, { once: true });
  print();
}
