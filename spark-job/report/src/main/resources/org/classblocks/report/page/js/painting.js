import { EdgePainter } from "./edge-painter.js";
import { paintMarks } from "./marks.js";
import { MatrixPainter } from "./matrix-painter.js";
import { TrackPainter } from "./track-painter.js";

/**
 * All that is painted of a pane, on its canvas or on what takes the place of one: who draws a pane
 * elsewhere makes another painting of it, and need not know what there is to paint.
 */
export class Painting {
  /**
   * @param {Run} run
   * @param {CanvasRenderingContext2D} context
   * @param {Bitmaps} bitmaps
   */
  constructor(run, context, bitmaps) {
    this.run = run;
    this.context = context;
    this.matrix = new MatrixPainter(run, context, bitmaps);
    this.tracks = new TrackPainter(run, context);
    this.edges = new EdgePainter(run, context);
  }

  /** Whether all that was painted is as fine as it gets. */
  get isComplete() {
    return this.matrix.isComplete;
  }

  /**
   * Paints the matrix and what is beside it.
   *
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view
   * @param look what layer, in what colours, with what tracks
   * @param {Theme} theme
   * @param {Budget} budget
   */
  paint(frame, view, look, theme, budget) {
    this.matrix.paint(frame, view, look, theme, budget);
    this.edges.paint(frame, view, theme, this.tracks.heightFor(frame, view, look));
    this.tracks.paint(frame, view, look, theme);
  }

  /**
   * Paints what is marked above it.
   *
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view
   * @param {{selection: ?Rectangle, cursor: ?{i: number, j: number}}} marked
   * @param {Theme} theme
   * @param {CanvasRenderingContext2D} [context] another one, above that of the matrix
   */
  mark(frame, view, marked, theme, context = this.context) {
    paintMarks(context, { frame, view, theme, classCount: this.run.classCount, ...marked });
  }
}
