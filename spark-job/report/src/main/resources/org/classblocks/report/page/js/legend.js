/* global d3 */
import { element } from "./elements.js";
import { histogramOf } from "./histogram.js";
import { LegendBar } from "./legend-bar.js";
import { barTicks, notes, sharesInSight } from "./legend-words.js";

/** The width of a legend, and of one with so many steps that their bounds need more room. */
const WIDTH = { usual: 260, wide: 320 };
const MANY = 7;

/** The room beside the bar, for what lies beyond it. */
const MARGIN = 22;

/** The heights of the histogram, of the bar and of both with the numbers below. */
const HEIGHT = { histogram: 17, bar: 9, all: 44 };

/** The colours of a layer with their numbers, how often each is in sight, and what they leave out. */
export class Legend {
  constructor() {
    this.element = element("figure", { class: "legend" });
    this.layer = null;
    this.values = [];
  }

  /**
   * @param look the layer and its colours
   * @param {Theme} theme
   */
  show(look, theme) {
    const { layer, mapping } = look;
    this.theme = theme;
    if (this.layer !== layer) {
      this.layer = layer;
      this.values = [];
    }
    this.bar = new LegendBar(mapping);
    const width = this.bar.isStepped && this.bar.pieces.length >= MANY ? WIDTH.wide : WIDTH.usual;
    this.x = (place) => MARGIN + place * (width - 2 * MARGIN);
    this.svg = d3.create("svg").attr("width", width).attr("height", HEIGHT.all).attr("role", "img");
    this.title = this.svg.append("title");
    this.histogram = this.svg
      .append("g")
      .attr("fill", theme.faint)
      .attr("shape-rendering", "crispEdges");
    this.colours(look);
    this.numbers(barTicks(this.bar));
    this.mark = this.marker();
    this.count(this.values);
    const words = notes(mapping);
    this.element.replaceChildren(this.svg.node(), element("figcaption", { title: words }, words));
  }

  colours({ colourOf }) {
    const { x, theme } = this;
    this.svg
      .append("g")
      .selectAll("rect")
      .data(this.bar.pieces)
      .join("rect")
      .attr("class", "piece")
      .attr("x", ({ from }) => x(from))
      .attr("y", HEIGHT.histogram)
      .attr("width", ({ from, to }) => x(to) - x(from) + (this.bar.isStepped ? 0 : 0.6))
      .attr("height", HEIGHT.bar)
      .attr("fill", ({ share }) => colourOf(share));
    this.svg
      .append("rect")
      .attr("x", x(0))
      .attr("y", HEIGHT.histogram)
      .attr("width", x(1) - x(0))
      .attr("height", HEIGHT.bar)
      .attr("fill", "none")
      .attr("stroke", theme.faint);
  }

  numbers(ticks) {
    const { x, theme } = this;
    const below = HEIGHT.histogram + HEIGHT.bar;
    const group = this.svg
      .append("g")
      .attr("font-family", theme.font)
      .attr("font-size", 12)
      .attr("text-anchor", "middle");
    for (const { place, words } of ticks) {
      const at = x(place);
      group.append("path").attr("d", `M${at},${below}v4`).attr("stroke", theme.faint);
      group
        .append("text")
        .attr("x", at)
        .attr("y", below + 15)
        .attr("fill", theme.faint)
        .text(words);
    }
  }

  /** Shows how often each colour is in sight. */
  count(values) {
    const { x } = this;
    this.values = values;
    const { bars, ...shares } = histogramOf(values, this.bar);
    this.histogram
      .selectAll("rect")
      .data(bars.filter(({ height }) => height > 0))
      .join("rect")
      .attr("x", ({ from }) => x(from))
      .attr("width", ({ from, to }) => x(to) - x(from))
      .attr("y", ({ height }) => HEIGHT.histogram - Math.max(1, height * (HEIGHT.histogram - 2)))
      .attr("height", ({ height }) => Math.max(1, height * (HEIGHT.histogram - 2)))
      .attr("opacity", ({ isNothing }) => (isNothing ? 0.35 : 0.8));
    const words = values.length === 0 ? "" : sharesInSight(this.bar.mapping, shares);
    this.title.text(`Colours of ${this.layer.title}. ${words}`);
  }

  /** Marks where on the bar a number is; NaN or undefined are nowhere. */
  point(value) {
    const isSomewhere = Number.isFinite(value);
    this.mark.attr("display", isSomewhere ? null : "none");
    if (isSomewhere) {
      this.mark.attr("transform", `translate(${this.x(this.bar.placeOf(value))}, 0)`);
    }
  }

  marker() {
    const { theme } = this;
    const bottom = HEIGHT.histogram + HEIGHT.bar;
    const mark = this.svg.append("g").attr("class", "mark").attr("display", "none");
    for (const [stroke, width] of [
      [theme.paper, 4],
      [theme.ink, 2],
    ]) {
      mark
        .append("path")
        .attr("d", `M0,2V${bottom + 3}`)
        .attr("stroke", stroke)
        .attr("stroke-width", width);
    }
    mark.append("path").attr("d", "M-4,0h8l-4,6z").attr("fill", theme.ink);
    return mark;
  }
}
