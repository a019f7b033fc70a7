import { percentText, signed } from "./numerals.js";

/** The ways from a number to its share of the colours. */
export const SCALES = [
  { id: "linear", title: "Linear" },
  { id: "log", title: "Logarithmic" },
  { id: "threshold", title: "Threshold" },
  { id: "binary", title: "Binary" },
];

/** Whether colours change evenly, or in steps that can be counted. */
export const STEPS = [
  { id: "smooth", title: "Smooth" },
  { id: "six", title: "Six" },
];

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

/** A number with two digits. */
export function rounded(value) {
  return Number(value.toPrecision(2));
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
