/** How many pieces a bar of even colours is painted in, and how many bars its histogram has. */
const PIECES = 120;
const BINS = 60;

/** How much wider grey is than a step, so that there is room for its bounds. */
const GREY = 1.3;

/**
 * A part of the bar of a legend that has one colour.
 *
 * @typedef {object} Piece
 * @property {number} from where it starts along the bar, from 0 to 1
 * @property {number} to where it ends
 * @property {number} low the least number that belongs to it; -Infinity for the first of two sides
 * @property {number} high the number that is next; Infinity for the last step
 * @property {number} share the share of its colour, NaN for none
 */

/** The bar of a legend: which colours and numbers are where. */
export class LegendBar {
  /** @param {Mapping} mapping */
  constructor(mapping) {
    this.mapping = mapping;
    this.isStepped = mapping.bounds !== null;
    this.pieces = this.isStepped ? this.steps() : this.even(PIECES);
    this.bins = this.isStepped ? this.pieces : this.even(BINS);
  }

  /** Pieces of the same width along a bar of even colours. */
  even(count) {
    return Array.from({ length: count }, (_, piece) => {
      const [from, to] = [piece / count, (piece + 1) / count];
      const [low, middle, high] = [from, (from + to) / 2, to].map((at) => this.numberAt(at));
      return { from, to, low, high, share: this.mapping.share(middle) };
    });
  }

  /** The steps from left to right: negative ones first, then grey. */
  steps() {
    const { bounds, floor, isDiverging, isOpen, scale } = this.mapping;
    const positive = bounds.map((low, step) => ({
      low,
      high: bounds[step + 1] ?? (isOpen ? Infinity : scale.end),
      share: this.mapping.shareOfStep(step),
      width: 1,
    }));
    const negative = positive.map(({ low, high, share }) => ({
      low: -high,
      high: -low,
      share: -share,
      width: 1,
    }));
    const grey = floor > 0 ? [{ low: -floor, high: floor, share: 0, width: GREY }] : [];
    const steps = isDiverging ? [...negative.reverse(), ...grey, ...positive] : positive;
    const whole = steps.reduce((sum, { width }) => sum + width, 0);
    let to = 0;
    return steps.map(({ width, ...step }) => {
      const from = to;
      to += width / whole;
      return { ...step, from, to };
    });
  }

  /** The number at a place of a bar of even colours. */
  numberAt(place) {
    const { mapping } = this;
    const side = mapping.isDiverging ? 2 * place - 1 : place;
    return Math.sign(side) * mapping.sizeAt(Math.abs(side));
  }

  /** The place of a number along the bar; what lies beyond an end is at it. */
  placeOf(number) {
    const { mapping } = this;
    const size = mapping.sizeOf(number);
    const signed = number < 0 ? -size : size;
    if (!this.isStepped) {
      const side = Math.sign(signed) * mapping.spread(size);
      return mapping.isDiverging ? (1 + side) / 2 : side;
    }
    const last = this.pieces[this.pieces.length - 1];
    const piece = this.pieces.find(({ high }) => signed < high) ?? last;
    const inside = (signed - piece.low) / (piece.high - piece.low);
    const share = Number.isFinite(piece.high - piece.low) ? Math.max(0, inside) : 0.5;
    return piece.from + (piece.to - piece.from) * share;
  }
}
