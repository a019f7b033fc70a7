/* global d3 */
import { element } from "./elements.js";
import { axisOf, isCount } from "./scales.js";

const WIDTH = 260;
const BAR = 10;
const MARGIN = 14;
const SWATCHES = 130;

/** The colours of a layer with their numbers, and what they leave out. */
export class Legend {
  constructor() {
    this.element = element("figure", { class: "legend" });
  }

  /**
   * @param look the layer and its colours
   * @param {Theme} theme
   */
  show(look, theme) {
    const { layer, scale } = look;
    const axis = axisOf(layer, scale)
      .copy()
      .range([MARGIN, WIDTH - MARGIN]);
    const svg = d3
      .create("svg")
      .attr("width", WIDTH)
      .attr("height", 34)
      .attr("role", "img")
      .attr("aria-label", `Colours of ${layer.title}`);
    svg
      .append("g")
      .selectAll("rect")
      .data(d3.range(SWATCHES))
      .join("rect")
      .attr("x", (step) => MARGIN + (step * (WIDTH - 2 * MARGIN)) / SWATCHES)
      .attr("y", 2)
      .attr("width", (WIDTH - 2 * MARGIN) / SWATCHES + 0.6)
      .attr("height", BAR)
      .attr("fill", (step) =>
        look.colour(axis.invert(MARGIN + ((step + 0.5) * (WIDTH - 2 * MARGIN)) / SWATCHES)),
      );
    svg
      .append("rect")
      .attr("x", MARGIN)
      .attr("y", 2)
      .attr("width", WIDTH - 2 * MARGIN)
      .attr("height", BAR)
      .attr("fill", "none")
      .attr("stroke", theme.faint);
    svg
      .append("g")
      .attr("transform", `translate(0, ${BAR + 2})`)
      .call(
        d3.axisBottom(axis).tickValues(ticks(layer, scale)).tickFormat(tickText(layer)).tickSize(4),
      )
      .attr("color", theme.faint)
      .attr("font-family", theme.font)
      .attr("font-size", 12);
    const words = notes(layer, scale);
    this.element.replaceChildren(svg.node(), element("figcaption", { title: words }, words));
  }
}

function ticks(layer, scale) {
  const ends = layer.kind === "difference" ? [-scale.end, 0, scale.end] : [0, scale.end];
  if (scale.id === "log") {
    const decades = d3.range(0, 7).map((power) => 10 ** power);
    const inner = isCount(layer)
      ? decades.filter((count) => count < scale.end / 2)
      : [scale.end / 100, scale.end / 10];
    return layer.kind === "difference" ? ends : [0, ...inner, scale.end];
  }
  const room = 0.12 * (scale.end - ends[0]);
  const even = d3.ticks(ends[0], scale.end, 4).filter((tick) => Math.abs(tick) < scale.end - room);
  return [...new Set([...ends, ...even])].sort(d3.ascending);
}

function tickText(layer) {
  return (value) =>
    isCount(layer)
      ? d3.format(",")(value).replace(/,000$/, "k")
      : String(Number(value.toPrecision(2))).replace("-", "−");
}

/** What the bar of a layer does not say by itself. */
export function notes(layer, scale) {
  const sentences = [];
  if (layer.isIncomplete) {
    sentences.push("Parts are missing. Put the folder tiles beside this page.");
  }
  if (layer.kind === "confusion") {
    sentences.push("Rows are labels, columns are predictions.");
    sentences.push(
      "Seen from afar, a cell is the sum over several classes; come closer to split it.",
    );
  } else if (layer.kind === "difference") {
    sentences.push("Blue: higher in the first layer. Orange: higher in the second.");
  } else if (layer.codes.low < 0) {
    sentences.push("Negative similarities have the colour of 0.");
  }
  const isClipped = layer.codes.value(layer.codes.top) > scale.end;
  if (isClipped && scale.id !== "binary") {
    sentences.push(`Values above ${tickText(layer)(scale.end)} have its colour.`);
  }
  if (scale.id === "threshold" || scale.id === "binary") {
    sentences.push(`Values below ${tickText(layer)(scale.threshold)} are not shown.`);
  }
  if (layer.hasUndefined) {
    sentences.push("Hatched: no value.");
  }
  return sentences.join(" ");
}
