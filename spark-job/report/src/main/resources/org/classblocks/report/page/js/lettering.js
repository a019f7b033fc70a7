const LONGEST = 400;

/**
 * A text cut to a width, with an ellipsis.
 *
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
export function elided(text, width, measure) {
  if (measure(text) <= width) {
    return text;
  }
  const letters = Array.from(text.slice(0, LONGEST));
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(letters.slice(0, middle).join("") + "…") <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return letters.slice(0, low).join("") + "…";
}

/**
 * A text in lines of a width, broken after spaces, slashes, underscores and hyphens. What does not
 * fit is cut, with an ellipsis: words wider than a line, and the rest of the last line.
 *
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 * @param {number} most the most lines
 * @return {string[]} at least one
 */
export function wrapped(text, width, measure, most) {
  const words = text.slice(0, LONGEST).split(/(?<=[ /_-])/);
  const lines = [];
  let line = words.shift();
  for (const word of words) {
    const isFull = measure((line + word).trimEnd()) > width;
    if (isFull && lines.length + 1 < most) {
      lines.push(line);
      line = word;
    } else {
      line += word;
    }
  }
  return [...lines, line].map((part) => elided(part.trimEnd(), width, measure));
}

/**
 * The centres of labels that keep their order, do not overlap, stay between two bounds and have the
 * least sum of squared distances from where they are wanted. Less the heights above them, centres
 * rise: an isotonic regression, solved by pooling neighbours that do not, then cut to the bounds.
 * Source: Best and Chakravarti 1990, doi:10.1007/BF01580873.
 *
 * @param {number[]} wanted the centres wanted, ascending
 * @param {number[]} heights
 * @param {number} low
 * @param {number} high at least the sum of the heights above low
 * @return {number[]}
 */
export function spread(wanted, heights, low, high) {
  const above = [];
  let sum = 0;
  for (const height of heights) {
    above.push(sum + height / 2);
    sum += height;
  }
  const pools = [];
  wanted.forEach((centre, index) => {
    let pool = { mean: centre - above[index], count: 1 };
    while (pools.length > 0 && pools[pools.length - 1].mean > pool.mean) {
      const before = pools.pop();
      const count = before.count + pool.count;
      pool = { mean: (before.mean * before.count + pool.mean * pool.count) / count, count };
    }
    pools.push(pool);
  });
  const inside = (mean) => Math.max(low, Math.min(high - sum, mean));
  return pools
    .flatMap(({ mean, count }) => Array(count).fill(inside(mean)))
    .map((mean, index) => mean + above[index]);
}
