import { headOf, viewOf } from "./view.js";

const NARROW = 620;
const TREE = { width: 48, least: 24 };
const EDGE = 6;

/** The room above the matrix, for tracks of columns, and below it. */
const ROOM_ABOVE = 11;
const ROOM_BELOW = 6;

/** The width of names of rows of one pane and of several, and the most of all. */
const NAMES = { alone: { most: 212, share: 0.28 }, beside: { most: 144, share: 0.14 } };

/** The height of names of columns, in which a minimap has room, and the most of a pane. */
const HEAD = { least: 76, most: 210, share: 0.3 };

/** The most that a sheet of A4 or Letter has room for, upright or not. */
const PAPER = { width: 680, height: 600 };

/**
 * Where a pane shows what, in CSS pixels.
 *
 * @typedef {object} Frame
 * @property {number} width of the pane
 * @property {number} height of the pane
 * @property {{x: number, y: number, width: number, height: number, head: number}} plot where the
 *     matrix is; head is the height of the names of columns, which lie over it
 * @property {number} tree the width of the dendrogram left of the matrix; 0 for none
 * @property {number} tracks the width of the tracks between the two; 0 for none
 * @property {number} names the least width of the names of rows right of it; 0 for none
 */

/**
 * What a frame depends on.
 *
 * @typedef {object} Framed
 * @property {Run} run
 * @property {number} paneCount the panes side by side
 * @property {boolean} isFirst whether it is that of the first pane, which has the tracks of rows
 * @property {boolean} isLast whether it is that of the last pane, which has the names of rows
 * @property {number} tracks the width of the tracks of rows
 * @property {number} head the height wanted for names of columns
 */

/**
 * The frame of a pane on the screen.
 *
 * @param {Framed} framed
 * @param {{clientWidth: number, clientHeight: number}} stage of the pane
 * @param {number} width of all panes
 * @return {Frame}
 */
export function frameOnScreen(framed, { clientWidth, clientHeight }, width) {
  return frameOf(framed, clientWidth, clientHeight, namesIn(framed, width));
}

/**
 * A frame as small as what is in sight allows, so that all of it is on one sheet.
 *
 * @param {Framed} framed
 * @param {{rows: [number, number], columns: [number, number]}} sight
 * @return {Frame}
 */
export function frameOnPaper(framed, sight) {
  const { run, paneCount, isFirst, isLast, tracks } = framed;
  const names = namesIn(framed, PAPER.width);
  const share = (PAPER.width - names - tracks) / paneCount;
  const pane = share + (isFirst ? tracks : 0) + (isLast ? names : 0);
  const frame = frameOf(framed, pane, PAPER.height, names);
  const { plot } = frame;
  const head = headOf(plot, viewOf(sight, plot, run.classCount, 1).k, run.classCount);
  const [high, wide] = [sight.rows, sight.columns].map(([from, to]) => to - from);
  const scale = Math.min(plot.width / wide, (plot.height - head) / high);
  const inside = { ...plot, width: scale * wide, height: head + scale * high };
  const width = Math.ceil(plot.x + inside.width + frame.names + EDGE);
  return { ...frame, width, height: Math.ceil(plot.y + inside.height + ROOM_BELOW), plot: inside };
}

/** The height for names of columns with which the longest name of a class is not cut. */
export function headWanted(names, context, font) {
  context.font = `13px ${font}`;
  const longest = names.reduce((most, name) => (name.length > most.length ? name : most), "");
  const width = context.measureText(longest.slice(0, 100)).width + 2 * EDGE;
  return Math.min(HEAD.most, Math.max(HEAD.least, width));
}

/** The right and the lower end of the part of a plot that holds classes. */
export function extentOf({ plot }, view, classCount) {
  const edge = classCount * view.k;
  return {
    right: Math.min(plot.width, view.x + edge),
    bottom: Math.min(plot.height, view.y + edge),
  };
}

/** The width of names of rows, which all panes share, in a width for all panes. */
function namesIn({ paneCount }, width) {
  const { most, share } = paneCount === 1 ? NAMES.alone : NAMES.beside;
  return Math.min(most, share * width);
}

/** A few tracks take their room from the dendrogram, so that the matrix stays where it is. */
function frameOf(framed, width, height, room) {
  const { run, paneCount, isFirst, isLast, head } = framed;
  const tracks = isFirst ? framed.tracks : 0;
  const hasTree = paneCount === 1 && width >= NARROW && run.tree !== null;
  const tree = hasTree ? Math.max(TREE.least, TREE.width - tracks) : 0;
  const names = isLast ? room : 0;
  const x = tree + tracks + EDGE;
  const plot = {
    x,
    y: ROOM_ABOVE,
    width: Math.max(20, width - x - names),
    height: Math.max(20, height - ROOM_ABOVE - ROOM_BELOW),
  };
  plot.head = Math.round(Math.min(head, HEAD.share * plot.height));
  return { width, height, plot, tree, tracks, names };
}
