/** Where keys lead in a tree of blocks, and which block is the current one. */

/** How near to each other the scales of two views are that are the same. */
export const SAME = 1e-3;

/**
 * The blocks that can be seen: roots, and what is inside expanded ones that can be seen.
 *
 * @param {Block[]} roots
 * @param {Set<number>} expanded ids
 * @return {Block[]} from top to bottom
 */
export function visibleBlocks(roots, expanded) {
  const seen = [];
  const left = [...roots].reverse();
  while (left.length > 0) {
    const block = left.pop();
    seen.push(block);
    if (expanded.has(block.id)) {
      left.push(...[...block.children].reverse());
    }
  }
  return seen;
}

/**
 * What a key does at a block, after the pattern of the ARIA tree.
 *
 * @param {string} key
 * @param {Block} block has the focus
 * @param {{blocks: Block[], roots: Block[]}} run
 * @param {Set<number>} expanded ids
 * @return {?{focus?: Block, expand?: Block[], collapse?: Block, open?: Block}} null for other keys
 */
export function treeStep(key, block, run, expanded) {
  const seen = visibleBlocks(run.roots, expanded);
  const at = seen.indexOf(block);
  const isParent = block.children.length > 0;
  switch (key) {
    case "ArrowDown":
      return { focus: seen[at + 1] ?? block };
    case "ArrowUp":
      return { focus: seen[at - 1] ?? block };
    case "Home":
      return { focus: seen[0] };
    case "End":
      return { focus: seen[seen.length - 1] };
    case "ArrowRight":
      if (isParent && !expanded.has(block.id)) {
        return { expand: [block] };
      }
      return { focus: isParent ? block.children[0] : block };
    case "ArrowLeft":
      return expanded.has(block.id)
        ? { collapse: block }
        : { focus: run.blocks[block.parent] ?? block };
    case "*":
      return { expand: (run.blocks[block.parent]?.children ?? run.roots).filter(hasChildren) };
    case "Enter":
    case " ":
      return { open: block };
    default:
      return key.length === 1 ? typedStep(key, at, seen) : null;
  }
}

function hasChildren(block) {
  return block.children.length > 0;
}

/** The next block, round and round, whose name starts with a letter. */
function typedStep(letter, at, seen) {
  const starts = ({ name }) => name.toLowerCase().startsWith(letter.toLowerCase());
  const found = [...seen.slice(at + 1), ...seen.slice(0, at + 1)].find(starts);
  return found === undefined ? null : { focus: found };
}

/**
 * The block one is at: the smallest one around the selection while that is in sight. Otherwise the
 * smallest one around the middle of what is in sight that fills at least half of it, or whose own
 * view is no closer.
 *
 * @param {Run} run
 * @param {?Rectangle} selection
 * @param {{sight: Rectangle, view: {k: number}, scaleOf: (range: [number, number]) => number}} camera
 * @return {?Block}
 */
export function currentBlock(run, selection, camera) {
  const { sight, view } = camera;
  if (
    selection !== null &&
    overlaps(selection.rows, sight.rows) &&
    overlaps(selection.columns, sight.columns)
  ) {
    return blockAround(run, selection);
  }
  const middle = Math.floor((sight.rows[0] + sight.rows[1]) / 2);
  const path = run.blockPath(Math.min(run.classCount - 1, Math.max(0, middle)));
  const least = Math.min(...[sight.rows, sight.columns].map(([from, to]) => to - from)) / 2;
  const isAt = ({ start, end }) =>
    end - start >= least || camera.scaleOf([start, end]) <= (1 + SAME) * view.k;
  return path.filter(isAt).pop() ?? null;
}

/**
 * The smallest block that holds all rows and columns of a rectangle, or else its rows.
 *
 * @param {Run} run
 * @param {Rectangle} rectangle
 * @return {?Block}
 */
export function blockAround(run, { rows, columns }) {
  const path = run.blockPath(rows[0]);
  const holds = (range) => (block) => block.start <= range[0] && range[1] <= block.end;
  const around = path.filter(holds(rows));
  return around.filter(holds(columns)).pop() ?? around.pop() ?? null;
}

/**
 * The block one level further in: the outermost one around a pair that a view of its own shows
 * closer than now. No view comes closer than the closest, so among blocks that small the outermost
 * inside the selection is next.
 *
 * @param {Run} run
 * @param {{i: number, j: number}} pair
 * @param {(range: [number, number]) => number} scaleOf the scale of a range's own view
 * @param {number} scale that of the view now
 * @param {?Rectangle} selection
 * @return {Block|undefined}
 */
export function levelInside(run, { i, j }, scaleOf, scale, selection) {
  const [from, to] = selection?.rows ?? [0, 0];
  const isInSelection = ({ start, end }) => from <= start && end <= to && end - start < to - from;
  return run
    .blockPath(i)
    .filter(({ start, end }) => start <= j && j < end)
    .find((block) => {
      const closer = scaleOf([block.start, block.end]) / scale;
      return closer > 1 + SAME || (closer > 1 - SAME && isInSelection(block));
    });
}

function overlaps(a, b) {
  return a[0] < b[1] && b[0] < a[1];
}
