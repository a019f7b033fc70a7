import { isCount, rounded } from "./scales.js";

/** How far a logarithmic scale goes down from its end. */
const DECADES = 100;

/** How many steps there are in all; scales with two sides have half of them on each. */
const STEP_COUNT = 6;

/** The share of the least number that is something, so that it can be told from nothing. */
const FIRST = 0.2;

/**
 * From the numbers of a layer to its colours, and to places along the bar of its legend. Errors and
 * similarities beyond the noise are told apart from nothing by a step.
 */
export class Mapping {
  /**
   * @param {Layer} layer
   * @param {Scale} scale
   * @param {object} style
   * @param {boolean} style.isDiverging whether negative numbers have colours of their own
   * @param {number} style.noise numbers of a smaller size are noise; 0 for none. It is grey where
   *     negative numbers have colours of their own
   * @param {boolean} style.isStepped
   */
  constructor(layer, scale, style) {
    const { isDiverging, noise, isStepped } = style;
    this.style = style;
    this.layer = layer;
    this.scale = scale;
    this.isDiverging = isDiverging;
    this.noise = noise;
    this.floor = isDiverging ? noise : 0;
    this.isCount = isCount(layer);
    this.unit = this.isCount ? 1 : scale.end / DECADES;
    const hasNothing = this.isCount || layer.isShare || this.floor > 0;
    this.bounds = isStepped && scale.id !== "binary" ? this.stepBounds() : null;
    this.first = hasNothing || (this.bounds !== null && isDiverging) ? FIRST : 0;
  }

  /** The same with another end. */
  endingAt(end) {
    return new Mapping(this.layer, { ...this.scale, end }, this.style);
  }

  /** How far a size is on the way to the end of the scale, from 0 to 1. */
  spread(size) {
    const { id, end } = this.scale;
    const inside = Math.min(end, size);
    return id === "log"
      ? Math.log1p(inside / this.unit) / Math.log1p(end / this.unit)
      : inside / end;
  }

  /** The size that is so far on the way. */
  sizeAt(share) {
    const { id, end } = this.scale;
    return id === "log" ? Math.expm1(share * Math.log1p(end / this.unit)) * this.unit : share * end;
  }

  /** What counts of a number: of similarities on one side, negative ones are as 0. */
  sizeOf(value) {
    return this.isDiverging ? Math.abs(value) : Math.max(0, value);
  }

  /** Whether a number is a count of none, or no more than noise. */
  isNothing(value) {
    const size = this.sizeOf(value);
    return this.isCount || this.layer.isShare ? size === 0 : size < this.floor;
  }

  /** Whether all numbers are whole. */
  get isWhole() {
    return this.isCount && (this.layer.least ?? 1) >= 1;
  }

  /**
   * The sizes from which on steps have their colours, in ascending order. The last step starts at
   * the end of the scale; where nothing can lie beyond that, it ends there.
   */
  stepBounds() {
    const { id, end, threshold } = this.scale;
    const from = id === "threshold" ? threshold : this.leastSize();
    const count = this.isDiverging ? STEP_COUNT / 2 : STEP_COUNT;
    const stepsToEnd = this.isOpen ? count - 1 : count;
    const bounds = [from];
    for (let step = 1; step < count; step++) {
      const share = this.spread(from) + ((1 - this.spread(from)) * step) / stepsToEnd;
      const even = this.isWhole ? Math.round(this.sizeAt(share)) : rounded(this.sizeAt(share));
      const bound = step === stepsToEnd ? end : even;
      if (bound > bounds[bounds.length - 1]) {
        bounds.push(bound);
      }
    }
    return bounds;
  }

  /** Whether numbers may lie beyond the end of the scale; sums of counts always may. */
  get isOpen() {
    return this.isCount || this.layer.codes.high !== this.scale.end;
  }

  /** The size from which on numbers have the last colour. */
  get lastSize() {
    return this.bounds === null ? this.scale.end : this.bounds[this.bounds.length - 1];
  }

  leastSize() {
    if (this.layer.isShare) {
      return this.unit;
    }
    return this.isCount ? (this.layer.least ?? 1) : this.floor;
  }

  /** The step that a size belongs to, from 0 on. */
  stepOf(size) {
    let step = 0;
    while (step + 1 < this.bounds.length && size >= this.bounds[step + 1]) {
      step++;
    }
    return step;
  }

  /** The share of the colours that a step has. */
  shareOfStep(step) {
    const last = this.bounds.length - 1;
    return last === 0 ? 1 : this.first + ((1 - this.first) * step) / last;
  }

  /**
   * The share of a number in the colours: from -1 to 1, NaN for one below the threshold of a scale
   * that has one.
   */
  share(value) {
    const { id, threshold } = this.scale;
    const sign = value < 0 && this.isDiverging ? -1 : 1;
    if (id === "threshold" || id === "binary") {
      if (!(this.sizeOf(value) >= threshold)) {
        return NaN;
      }
    }
    if (id === "binary") {
      return sign;
    }
    return this.isNothing(value) ? 0 : sign * this.strength(this.sizeOf(value));
  }

  /** The share of a size that is something. */
  strength(size) {
    if (this.bounds !== null) {
      return this.shareOfStep(this.stepOf(size));
    }
    const floor = this.spread(this.floor);
    const above = floor < 1 ? (this.spread(size) - floor) / (1 - floor) : 1;
    return this.first + (1 - this.first) * above;
  }
}
