/** What a drawing inherits from the page, and loses outside of it. */
const INHERITED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "visibility",
];

/** The drawing of a legend with its words, to be taken out of the page. */
export class LegendPicture {
  /** @param {Element} legend a figure with a drawing and a caption */
  constructor(legend) {
    this.svg = legend.querySelector("svg");
    this.words = legend.querySelector("figcaption").textContent;
    this.width = Number(this.svg.getAttribute("width"));
    this.height = Number(this.svg.getAttribute("height"));
  }

  /**
   * A copy of the drawing that looks the same without the styles of the page; nobody points at
   * anything there.
   */
  drawing() {
    const copy = this.svg.cloneNode(true);
    const parts = [this.svg, ...this.svg.querySelectorAll("*")];
    const copies = [copy, ...copy.querySelectorAll("*")];
    const hidden = [];
    parts.forEach((part, index) => {
      const style = getComputedStyle(part);
      const around = part === this.svg ? null : getComputedStyle(part.parentNode);
      for (const name of INHERITED) {
        const value = style.getPropertyValue(name);
        copies[index].removeAttribute(name);
        if (value !== around?.getPropertyValue(name)) {
          copies[index].setAttribute(name, value);
        }
      }
      if (style.opacity !== "1") {
        copies[index].setAttribute("opacity", style.opacity);
      }
      if (style.display === "none" && part !== this.svg) {
        hidden.push(copies[index]);
      }
    });
    copy.querySelector(".mark")?.remove();
    hidden.forEach((part) => part.remove());
    return copy;
  }

  /** The drawing as an image, for a canvas. */
  async image() {
    const drawing = this.drawing();
    drawing.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    const image = new Image();
    const markup = new XMLSerializer().serializeToString(drawing);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
    await image.decode();
    return image;
  }
}
