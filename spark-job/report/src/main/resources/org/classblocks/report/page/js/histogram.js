/** How wide a bar is beyond an end of the legend's. */
const BEYOND = 1 / 24;

/**
 * How the numbers in sight spread over the bar of a legend.
 *
 * Heights are square roots, so that few are seen beside many. What is nothing, chance included,
 * would dwarf all else, so it is cut off at the top.
 *
 * @param {number[]} values
 * @param {LegendBar} bar
 * @return {{bars: {from: number, to: number, height: number, isNothing: boolean}[], before: number,
 *     last: number}} bars have heights from 0 to 1; those before 0 and after 1 along the legend's
 *     bar stand for what lies beyond it. before is the share of what lies before a bar with one
 *     side, last of what has the last colour on either side
 */
export function histogramOf(values, bar) {
  const { mapping, bins, isStepped } = bar;
  const counts = new Float64Array(bins.length + 2);
  let last = 0;
  for (const value of values) {
    const isLast = mapping.sizeOf(value) >= mapping.lastSize;
    last += isLast ? 1 : 0;
    if (isBefore(value, mapping) || (isLast && value < 0 && !isStepped)) {
      counts[0]++;
    } else if (isLast && !isStepped) {
      counts[bins.length + 1]++;
    } else {
      counts[1 + binAt(bins, bar.placeOf(value))]++;
    }
  }
  const places = [
    { from: -BEYOND, to: 0, isNothing: !mapping.isDiverging },
    ...bins.map(({ from, to, low, high }) => ({
      from,
      to,
      isNothing: isNoise(low, high, mapping),
    })),
    { from: 1, to: 1 + BEYOND, isNothing: false },
  ];
  const something = counts.filter((_, index) => !places[index].isNothing);
  const most = Math.max(...something) || Math.max(...counts) || 1;
  return {
    bars: places.map((place, index) => ({
      ...place,
      height: Math.min(1, Math.sqrt(counts[index] / most)),
    })),
    before: mapping.isDiverging ? 0 : counts[0] / values.length,
    last: last / values.length,
  };
}

/** Whether a number has no place on a bar with one side. */
function isBefore(value, { isDiverging, isCount, layer }) {
  return !isDiverging && (value < 0 || (value === 0 && (isCount || layer.isShare)));
}

function isNoise(low, high, { noise }) {
  return Math.max(Math.abs(low), Math.abs(high)) <= noise;
}

function binAt(bins, place) {
  let bin = Math.min(bins.length - 1, Math.floor(place * bins.length));
  while (bin > 0 && place < bins[bin].from) {
    bin--;
  }
  while (bin + 1 < bins.length && place >= bins[bin].to) {
    bin++;
  }
  return bin;
}
