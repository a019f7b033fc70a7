/* global d3 */

/** The colours of the page's style, for what is drawn on canvas. */
export class Theme {
  /** @param {Element} element whose style counts */
  constructor(element) {
    const style = getComputedStyle(element);
    const named = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    this.paper = named("--paper", "#ffffff");
    this.ink = named("--ink", "#1b2733");
    this.faint = named("--faint", "#5b6a7c");
    this.control = named("--control", "#8492a2");
    this.rule = named("--rule", "#d9dfe6");
    this.outline = named("--outline", "#d9480f");
    this.font = getComputedStyle(document.body).fontFamily;
    this.isDark = d3.lab(this.paper).l < 50;
  }
}
