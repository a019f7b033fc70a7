/**
 * The order in which sorted values come: stable, with unknown ones last, whichever way.
 *
 * @template T
 * @param {(?T)[]} values null if unknown
 * @param {(a: T, b: T) => number} compare
 * @param {boolean} isDescending
 * @return {number[]} indexes into values
 */
export function sortedIndexes(values, compare, isDescending) {
  const sign = isDescending ? -1 : 1;
  return [...values.keys()].sort((a, b) => {
    if (values[a] === null || values[b] === null) {
      return Number(values[a] === null) - Number(values[b] === null);
    }
    return sign * compare(values[a], values[b]);
  });
}

/**
 * How a column is sorted after one more press: numbers from the largest and texts from the first,
 * then the other way round, then as they came.
 *
 * @param {"none"|"ascending"|"descending"} now
 * @param {boolean} isNumeric
 * @return {"none"|"ascending"|"descending"}
 */
export function nextDirection(now, isNumeric) {
  const cycle = isNumeric
    ? ["none", "descending", "ascending"]
    : ["none", "ascending", "descending"];
  return cycle[(cycle.indexOf(now) + 1) % cycle.length];
}
