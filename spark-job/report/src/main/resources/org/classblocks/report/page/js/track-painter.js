import { extentOf } from "./frame.js";
import { counted, isolated } from "./numerals.js";
import { categoryColour } from "./track-colours.js";
import { piecesOf } from "./tracks.js";
import { headOf } from "./view.js";

/** How thick tracks are, and the pixels from each to the next or to the matrix. */
const BESIDE_ROWS = { number: 20, category: 9, gap: 3 };
const ABOVE_COLUMNS = { number: 9, category: 5, gap: 2 };

/** Pieces of fewer pixels touch; larger ones have a gap between them. */
const ROOM_FOR_GAPS = 6;

/** The pixels that some tracks take beside the rows. */
export function widthOfTracks(tracks) {
  return thickness(tracks, BESIDE_ROWS);
}

/** The pixels that some tracks take above the columns. */
function heightOfTracks(tracks) {
  return thickness(tracks, ABOVE_COLUMNS);
}

function thickness(tracks, sizes) {
  return tracks.reduce((sum, track) => sum + sizeOf(track, sizes) + sizes.gap, 0);
}

function sizeOf({ isCategory }, { number, category }) {
  return isCategory ? category : number;
}

/**
 * Paints the tracks of a pane: beside the rows between dendrogram and matrix, thinner above the
 * columns. A number is a bar that grows away from the matrix, a category a colour.
 */
export class TrackPainter {
  /**
   * @param {Run} run
   * @param {CanvasRenderingContext2D} context
   */
  constructor(run, context) {
    this.run = run;
    this.context = context;
    this.strips = [];
  }

  /** The height of what is painted between the matrix and the names of columns. */
  heightFor({ plot }, view, { tracks }) {
    return heightOfTracks(tracks.columns(headOf(plot, view.k, this.run.classCount) > 0));
  }

  /**
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view
   * @param {{layer: Layer, tracks: ShownTracks}} look pieces of tracks fit the cells of its layer
   * @param {Theme} theme
   */
  paint(frame, view, { layer, tracks }, theme) {
    const { run } = this;
    const { plot } = frame;
    const head = headOf(plot, view.k, run.classCount);
    const { right, bottom } = extentOf(frame, view, run.classCount);
    const pieces = (offset, length) =>
      piecesOf({
        bounds: layer.cutAt?.(view.k).bounds ?? null,
        classCount: run.classCount,
        scale: view.k,
        offset,
        length,
        ratio: this.context.getTransform().a,
      });
    this.strips = [];
    if (frame.tracks > 0) {
      this.stack(tracks.rows, BESIDE_ROWS, plot.x, (track, from, to) => ({
        track,
        isRow: true,
        left: from,
        right: to,
        top: plot.y + head,
        bottom: plot.y + bottom,
        pieces: pieces(view.y - head, bottom - head),
      }));
    }
    this.stack(tracks.columns(head > 0), ABOVE_COLUMNS, plot.y + head, (track, from, to) => ({
      track,
      isRow: false,
      left: plot.x,
      right: plot.x + right,
      top: from,
      bottom: to,
      pieces: pieces(view.x, right),
    }));
    this.strips.forEach((strip) => this.strip(strip, theme));
  }

  /** Strips from an edge of the matrix outwards; the last track is the closest. */
  stack(tracks, sizes, edge, stripOf) {
    let end = edge;
    for (const track of [...tracks].reverse()) {
      end -= sizes.gap;
      const start = end - sizeOf(track, sizes);
      this.strips.push(stripOf(track, start, end));
      end = start;
    }
  }

  strip(strip, theme) {
    const { track, isRow, left, right, top, bottom } = strip;
    const fill = (from, to, near, far) =>
      isRow
        ? this.context.fillRect(right - far, top + from, far - near, to - from)
        : this.context.fillRect(left + from, bottom - far, to - from, far - near);
    const thick = isRow ? right - left : bottom - top;
    for (const { from, to, start, end } of strip.pieces) {
      const { value } = track.of(membersOf(this.run, from, to));
      if (Number.isNaN(value)) {
        continue;
      }
      const last = end - start >= ROOM_FOR_GAPS ? end - 1 : end;
      if (track.isCategory) {
        this.context.fillStyle = categoryColour(track.ranks.get(value), theme.isDark);
        fill(start, last, 0, thick);
      } else {
        this.context.fillStyle = theme.rule;
        fill(start, last, 0, thick);
        this.context.fillStyle = theme.control;
        fill(start, last, 0, Math.max(1, track.share(value) * thick));
      }
    }
  }

  /** What is at a place of the stage: the track and the positions there; null for nothing. */
  at(x, y) {
    for (const { track, isRow, left, right, top, bottom, pieces } of this.strips) {
      if (x >= left && x < right && y >= top && y < bottom) {
        const along = isRow ? y - top : x - left;
        const piece = pieces.find(({ start, end }) => along >= start && along < end);
        return piece === undefined ? null : { track, from: piece.from, to: piece.to };
      }
    }
    return null;
  }

  /** What there is to say of that. */
  describe({ track, from, to }) {
    const { run } = this;
    const ids = membersOf(run, from, to);
    const { value, count } = track.of(ids);
    const size = ids.length;
    const text = Number.isNaN(value) ? "not known" : track.text(value);
    const share = track.isCategory && size > 1 ? ` (${count} of ${size})` : "";
    const isRange = to - from > 1;
    const classes = `${counted(size, "class", "classes")}${isRange ? ", from the first to the second" : ""}`;
    return {
      names: isRange ? [run.nameAt(from), run.nameAt(to - 1)] : [run.nameAt(from)],
      facts: [
        ...(size > 1 ? [classes] : []),
        `${isolated(track.title)}: ${isolated(text)}${share}`,
      ],
    };
  }
}

/** The ids of the classes in some rows. */
function membersOf(run, from, to) {
  const ids = [];
  for (let row = from; row < to; row++) {
    ids.push(...run.classesAt(row));
  }
  return ids;
}
