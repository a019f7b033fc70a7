/**
 * The dendrogram over the rows of an arrangement, in the order of the whole run. A collapsed block
 * is a leaf; a merge of which one side is not on show is none.
 *
 * @param {Run} whole
 * @param {Int32Array} rowOf the row of each position, -1 for none
 * @return {{leafCount: number, left: Int32Array, right: Int32Array, heights: Float32Array}} merges
 *     as a page has them
 */
export function arrangedMerges(whole, rowOf) {
  const leafCount = 1 + rowOf.subarray(0, whole.leafCount).reduce((a, b) => Math.max(a, b), -1);
  const left = [];
  const right = [];
  const heights = [];
  const { tree } = whole;
  if (tree !== null) {
    const nodes = new Int32Array(tree.start.length);
    nodes.set(rowOf.subarray(0, tree.leafCount));
    tree.heights.forEach((height, merge) => {
      const [a, b] = [nodes[tree.left[merge]], nodes[tree.right[merge]]];
      const isMerge = a >= 0 && b >= 0 && a !== b;
      nodes[tree.leafCount + merge] = isMerge ? leafCount + left.length : Math.max(a, b);
      if (isMerge) {
        left.push(a);
        right.push(b);
        heights.push(height);
      }
    });
  }
  return {
    leafCount,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    heights: Float32Array.from(heights),
  };
}
