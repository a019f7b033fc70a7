/* global d3 */
import { element } from "./elements.js";
import { isSimilarity } from "./layers.js";
import { similarityText } from "./numerals.js";

const CHART = { width: 480, height: 132, left: 34, right: 6, top: 6, bottom: 8 };
const ASK_AGAIN = 200;

/**
 * Two rows of a layer of similarities as curves over all rows on show, in their order.
 *
 * @param {Explorer} explorer
 * @param {[number, number]} pair the positions of the two
 * @return {Element} fills in what is not there yet
 */
export function rowCurves(explorer, pair) {
  const { run } = explorer;
  const layer = isSimilarity(explorer.layer) ? explorer.layer : run.layers.get("similarity");
  const names = pair.map((position) => run.nameAt(position));
  const key = element("p", { class: "curve-key" }, ...names.map(keyOf));
  const told = element("p", { class: "curve-told faint", "aria-live": "off" });
  const figure = element("figure", { class: "curves" }, key);
  const draw = () => {
    const curves = pair.map((position) => rowOf(layer, position));
    const svg = chartOf(curves, names, (row) => {
      told.textContent = row === null ? "" : tell(run, curves, row);
    });
    figure.replaceChildren(key, svg, told);
    const isMissing = curves.some((curve) => curve.includes(undefined));
    if (isMissing && !layer.isIncomplete) {
      setTimeout(() => figure.isConnected && draw(), ASK_AGAIN);
    }
  };
  draw();
  return figure;
}

/** A row of a layer; that of a class has no number for itself. */
function rowOf(layer, position) {
  return Array.from({ length: layer.size }, (_, other) =>
    other === position ? NaN : layer.value(position, other),
  );
}

function keyOf(name, index) {
  return element("span", { class: `curve-${index}` }, element("bdi", { title: name }, name));
}

function tell(run, curves, row) {
  const numbers = curves.map((curve) => similarityText(curve[row]));
  return `${run.nameAt(row)}: ${numbers.join(" and ")}`;
}

function chartOf(curves, names, point) {
  const { width, height, left, right, top, bottom } = CHART;
  const known = curves.flat().filter((value) => Number.isFinite(value));
  const x = d3
    .scaleLinear()
    .domain([0, Math.max(1, curves[0].length)])
    .range([left, width - right]);
  const y = d3
    .scaleLinear()
    .domain([Math.min(0, d3.min(known) ?? 0), Math.max(0.1, d3.max(known) ?? 1)])
    .nice(4)
    .range([height - bottom, top]);
  const svg = d3
    .create("svg")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("role", "img")
    .attr("aria-label", `Similarities of ${names.join(" and of ")} to all rows`);
  const ticks = svg.append("g").attr("class", "curve-ticks").selectAll("g").data(y.ticks(4));
  const tick = ticks.join("g").attr("transform", (value) => `translate(0, ${y(value)})`);
  tick
    .append("line")
    .attr("x1", left)
    .attr("x2", width - right);
  tick
    .append("text")
    .attr("x", left - 5)
    .attr("dy", "0.32em")
    .text((value) => similarityText(value, 1));
  const line = d3
    .line()
    .defined(({ value }) => Number.isFinite(value))
    .x(({ row }) => x(row + 0.5))
    .y(({ value }) => y(value));
  curves.forEach((curve, index) =>
    svg
      .append("path")
      .attr("class", `curve-${index}`)
      .attr("d", line(thinned(curve, width))),
  );
  const rule = svg.append("line").attr("class", "curve-rule").attr("y1", top).attr("y2", height);
  rule.attr("visibility", "hidden");
  svg.on("pointermove", (event) => {
    const row = Math.floor(x.invert(d3.pointer(event)[0]));
    const isInside = row >= 0 && row < curves[0].length;
    rule.attr("visibility", isInside ? "visible" : "hidden");
    rule.attr("x1", x(row + 0.5)).attr("x2", x(row + 0.5));
    point(isInside ? row : null);
  });
  svg.on("pointerleave", () => {
    rule.attr("visibility", "hidden");
    point(null);
  });
  return svg.node();
}

/**
 * A curve with at most four points for each pixel: of the rows of half a pixel the least and the
 * greatest.
 *
 * @param {number[]} values NaN or undefined where there is none
 * @param {number} width pixels
 * @return {{row: number, value: number}[]}
 */
export function thinned(values, width) {
  const step = Math.ceil(values.length / (2 * width));
  if (step <= 1) {
    return values.map((value, row) => ({ row, value }));
  }
  const points = [];
  for (let start = 0; start < values.length; start += step) {
    const rows = d3.range(start, Math.min(values.length, start + step));
    const known = rows.filter((row) => Number.isFinite(values[row]));
    const ends = [d3.least(known, (row) => values[row]), d3.greatest(known, (row) => values[row])];
    const kept = known.length === 0 ? [start] : ends.sort((a, b) => a - b);
    points.push(...kept.map((row) => ({ row, value: values[row] })));
  }
  return points;
}
