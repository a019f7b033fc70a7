/* global d3 */
import { percentText, signed } from "./numerals.js";

/** The ways from a number to its share of the colours. */
export const SCALES = [
  { id: "linear", title: "Linear" },
  { id: "log", title: "Logarithmic" },
  { id: "threshold", title: "Threshold" },
  { id: "binary", title: "Binary" },
];

/** How far a logarithmic scale goes down from its end. */
const DECADES = 100;

/**
 * How numbers of a layer become shares of its colours.
 *
 * @typedef {object} Scale
 * @property {string} id one of SCALES
 * @property {number} end the number with the last colour; more has it, too
 * @property {number} threshold below it, a threshold and a binary scale show nothing
 */

/**
 * The scale a layer is shown with at first: similarities like the picture of the run, counts
 * logarithmically.
 *
 * @param {Layer} layer
 * @param {{scaleEnd: number, noiseFloor: ?number}} run
 * @return {Scale}
 */
export function firstScale(layer, run) {
  const floor = run.noiseFloor ?? 0.1;
  const isDifference = layer.kind === "difference";
  if (layer.isShare) {
    return { id: "log", end: 1, threshold: 0.01 };
  }
  if (isCount(layer)) {
    const most = layer.most ?? layer.codes.value(layer.codes.top);
    return { id: "log", end: Math.max(1, most), threshold: layer.kind === "support" ? 10 : 1 };
  }
  return {
    id: "linear",
    end: isDifference ? Math.min(layer.codes.high, 0.5) : (run.scaleEnd ?? 1),
    threshold: rounded(isDifference ? 2 * floor : floor),
  };
}

function rounded(value) {
  return Number(value.toPrecision(2));
}

/**
 * The axis of a scale, onto shares of the colours from 0 to 1. Negative similarities have the share
 * of 0.
 *
 * @param {Layer} layer
 * @param {Scale} scale
 * @return a scale of d3
 */
export function axisOf(layer, { id, end }) {
  const unit = isCount(layer) ? 1 : end / DECADES;
  const axis = id === "log" ? d3.scaleSymlog().constant(unit) : d3.scaleLinear();
  return axis.domain([layer.kind === "difference" ? -end : 0, end]).clamp(true);
}

/** The least share of an error, so that it can be told from the paper. */
const FIRST_ERROR = 0.1;

/**
 * The share of a number in the colours; NaN for one below the threshold of a scale that has one.
 *
 * @param {Layer} layer
 * @param {Scale} scale
 * @return {(value: number) => number}
 */
export function shareOf(layer, scale) {
  const axis = axisOf(layer, scale);
  const [low, high] = axis.domain();
  const place =
    layer.kind === "confusion"
      ? (value) => (value > 0 ? FIRST_ERROR + (1 - FIRST_ERROR) * axis(value) : 0)
      : axis;
  const isShown = (value) => Math.abs(value) >= scale.threshold && (value > 0 || low < 0);
  if (scale.id === "threshold") {
    return (value) => (isShown(value) ? place(value) : NaN);
  }
  if (scale.id === "binary") {
    return (value) => (isShown(value) ? axis(value < 0 ? low : high) : NaN);
  }
  return place;
}

/** Whether a layer counts samples. */
export function isCount(layer) {
  return (layer.kind === "confusion" && !layer.isShare) || layer.kind === "support";
}

/** A number of a layer in words. */
export function text(layer, value) {
  if (value === undefined) {
    return "…";
  }
  if (Number.isNaN(value)) {
    return "undefined";
  }
  if (layer.isShare) {
    return percentText(value);
  }
  if (isCount(layer)) {
    const count = Number.isInteger(value) ? value : Number(value.toPrecision(4));
    return (layer.isExact || count < 2 ? "" : "about ") + count.toLocaleString("en");
  }
  const digits = layer.codes.top > 255 || layer.isExact ? 3 : 2;
  return signed(value, digits, layer.kind === "difference" ? "+" : "");
}
