import { percentText } from "./numerals.js";

/** How near to the end of a bar there is no room for another number. */
const ROOM = 0.12;

/** How many steps there should be between even numbers from 0 to the end. */
const EVEN = 4;

/**
 * The numbers below the bar of a legend.
 *
 * @param {LegendBar} bar
 * @return {{place: number, words: string}[]}
 */
export function barTicks(bar) {
  const { mapping, isStepped } = bar;
  return isStepped
    ? stepTicks(bar)
    : evenNumbers(mapping).map((number) => ({
        place: bar.placeOf(number),
        words: endText(mapping, number),
      }));
}

/** The bounds between steps; those of grey are one number in its middle. */
function stepTicks({ pieces, mapping }) {
  const { floor } = mapping;
  const { high, to } = pieces[pieces.length - 1];
  const bounds = [...pieces, { from: to, low: high }]
    .filter(({ low }) => Number.isFinite(low) && !(floor > 0 && Math.abs(low) === floor))
    .map(({ from, low }) => ({ place: from, words: boundText(mapping, low) }));
  const grey = floor > 0 ? [{ place: 0.5, words: `±${barText(mapping, floor)}` }] : [];
  return [...bounds, ...grey];
}

function evenNumbers({ scale, isCount, isDiverging }) {
  const { id, end } = scale;
  const ends = isDiverging ? [-end, 0, end] : [0, end];
  if (id === "log") {
    const powers = [0, 1, 2, 3, 4, 5, 6].map((power) => 10 ** power);
    const inner = isCount ? powers.filter((count) => count < end / 2) : [end / 100, end / 10];
    return isDiverging ? ends : [0, ...inner, end];
  }
  const span = end - ends[0];
  const step = roundStep(span / EVEN);
  const count = Math.floor((end - ROOM * span) / step);
  const even = Array.from({ length: Math.max(0, count) }, (_, index) => (index + 1) * step);
  return [...ends, ...even, ...(isDiverging ? even.map((number) => -number) : [])];
}

/** The nearest of 1, 2, 5 and 10 times a power of ten. */
function roundStep(step) {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1.5, 3.2, 7.1].findIndex((limit) => step / power < limit);
  return power * ([1, 2, 5][factor] ?? 10);
}

/** The words at a number of a bar of even colours: an end says if it stands for what lies beyond. */
function endText(mapping, number) {
  const { layer, scale, isDiverging } = mapping;
  const words = barText(mapping, number);
  const { low } = layer.codes;
  const high = layer.codes.value(layer.codes.top);
  if (number === scale.end && high > scale.end && scale.id !== "binary") {
    return `≥ ${words}`;
  }
  const isLowest = number === (isDiverging ? -scale.end : 0);
  return isLowest && low < number && scale.id !== "binary" ? `≤ ${words}` : words;
}

/** The words at the number from which on a step has its colour. */
function boundText(mapping, number) {
  const { layer, bounds, isDiverging, isWhole, isCount } = mapping;
  const isFirst = !isDiverging && number === bounds[0] && mapping.scale.id !== "threshold";
  if (isFirst && (layer.isShare || (isCount && !isWhole))) {
    return "> 0";
  }
  const words = barText(mapping, number);
  return isFirst && layer.codes.low < number && !isCount ? `≤ ${words}` : words;
}

/** A number as it stands below a bar. */
export function barText({ layer, isCount }, number) {
  if (layer.isShare) {
    return `${Number((100 * number).toPrecision(2))}%`;
  }
  const short = Number.isInteger(number) ? number : Number(number.toPrecision(3));
  return isCount
    ? short.toLocaleString("en").replace(/,000$/, "k")
    : String(short).replace("-", "−");
}

/**
 * What the histogram of a legend shows, in words.
 *
 * @param {Mapping} mapping
 * @param {{before: number, last: number}} shares of the numbers in sight
 */
export function sharesInSight({ isDiverging, isCount, layer }, { before, last }) {
  const none = isCount || layer.isShare ? "0" : "negative";
  const parts = isDiverging ? [] : [`${percentText(before)} are ${none}`];
  return `In view: ${[...parts, `${percentText(last)} have the strongest colour`].join(", ")}.`;
}

/** What the two colours of a difference mean: between two runs, the other one is the earlier. */
function sidesOf({ parts: [first, second] }) {
  return second.kind === "run" && first.kind !== "run"
    ? "Blue: higher now. Orange: higher before."
    : "Blue: higher in the first layer. Orange: higher in the second.";
}

/** What the bar of a layer does not say by itself. */
export function notes(mapping) {
  const { layer, scale, floor, isDiverging } = mapping;
  const sentences = [];
  if (layer.isIncomplete) {
    sentences.push("Parts are missing. Put the folder tiles beside this page.");
  }
  if (layer.kind === "confusion") {
    sentences.push("Rows are labels, columns are predictions.");
    sentences.push("Zoomed out, a cell is a sum over several classes.");
  } else if (layer.kind === "difference") {
    sentences.push(sidesOf(layer));
  } else if (isDiverging) {
    sentences.push("Orange: negative.");
  }
  if (scale.id === "threshold" || scale.id === "binary") {
    const words = barText(mapping, scale.threshold);
    sentences.push(
      isDiverging
        ? `Values within ±${words} are not shown.`
        : `Values below ${words} are not shown.`,
    );
  }
  if (floor > 0 && scale.id !== "binary") {
    const within = mapping.bounds === null ? ` (±${barText(mapping, floor)})` : "";
    sentences.push(`Grey: no more than chance${within}.`);
  }
  if (layer.hasUndefined) {
    sentences.push("Hatched: no value.");
  }
  return sentences.join(" ");
}
