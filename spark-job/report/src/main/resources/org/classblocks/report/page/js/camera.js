import { constrained, headOf, shown, viewOf } from "./view.js";

const FEW = 3;
const CONTEXT = 6;

/** A range of positions; that of a few classes with some around them. */
export function withContext([from, to]) {
  return to - from <= FEW ? [from - CONTEXT, to + CONTEXT] : [from, to];
}

/** Where one is in the matrix, and how one goes elsewhere. All panes show the same place. */
export class Camera {
  /**
   * @param {Explorer} explorer whose panes follow, and which is told of every movement by moved()
   */
  constructor(explorer) {
    this.explorer = explorer;
    this.view = null;
  }

  get plot() {
    return this.explorer.panes[0].frame.plot;
  }

  get classCount() {
    return this.explorer.run.classCount;
  }

  /** The gestures of the pane that leads a flight. */
  get gestures() {
    return this.explorer.panes[0].gestures;
  }

  get all() {
    return { rows: [0, this.classCount], columns: [0, this.classCount] };
  }

  /** The positions in sight, as fractions. */
  get sight() {
    return shown(this.view, this.plot, this.classCount);
  }

  /** The view, and the size of the plot that it is for. */
  get standpoint() {
    const { width, height } = this.plot;
    const { k, x, y } = this.view;
    return { k, x, y, width, height };
  }

  /** Takes over a view to the last pixel, if the plot has the size again; whether it has. */
  standAt({ k, x, y, width, height }) {
    const isSame = this.plot.width === width && this.plot.height === height;
    if (isSame) {
      this.jumpTo(constrained({ k, x, y }, this.plot, this.classCount));
    }
    return isSame;
  }

  /** Keeps a place in sight after the plot has changed its size. */
  keep(sight) {
    this.view = viewOf(sight, this.plot, this.classCount, 1);
    this.explorer.panes.forEach((pane) => pane.gestures.follow(this.view));
  }

  /** Takes over a view that a gesture on a pane gave. */
  moveTo(view, pane) {
    this.view = view;
    const { panes } = this.explorer;
    panes.filter((other) => other !== pane).forEach((other) => other.gestures.follow(view));
    this.explorer.moved();
  }

  jumpTo(view) {
    this.moveTo(view, null);
  }

  flyTo(view) {
    this.gestures.fly(view, () => this.explorer.arrived());
  }

  /** The scale at which a range of the diagonal is shown. */
  scaleOf(range) {
    return viewOf({ rows: range, columns: range }, this.plot, this.classCount).k;
  }

  /** Goes to a rectangle of positions. */
  goTo(place, isFlight = true) {
    const view = viewOf(place, this.plot, this.classCount);
    if (isFlight) {
      this.flyTo(view);
    } else {
      this.jumpTo(view);
    }
  }

  /** Shows what was in sight somewhere else, where the plot may have another size. */
  stand(sight) {
    this.jumpTo(viewOf(sight, this.plot, this.classCount, 1));
  }

  /** Brings a place into the middle of the plot, as near as one is. */
  centre(row, column) {
    const { plot, classCount } = this;
    const { k } = this.view;
    const head = headOf(plot, k, classCount);
    const x = plot.width / 2 - column * k;
    const y = (head + plot.height) / 2 - row * k;
    this.gestures.stop();
    this.jumpTo(constrained({ k, x, y }, plot, classCount));
  }

  showAll() {
    this.flyTo(viewOf(this.all, this.plot, this.classCount, 1));
  }

  /** Moves just as far as is needed to see a pair. */
  reveal({ i, j }) {
    const { plot, classCount } = this;
    const { k } = this.view;
    const shift = (offset, position, start, end) =>
      Math.min(0, end - (offset + (position + 1) * k)) - Math.min(0, offset + position * k - start);
    const head = headOf(plot, k, classCount);
    const x = this.view.x + shift(this.view.x, j, 0, plot.width);
    const y = this.view.y + shift(this.view.y, i, head, plot.height);
    if (x !== this.view.x || y !== this.view.y) {
      this.jumpTo(constrained({ k, x, y }, plot, classCount));
    }
  }

  /** Goes to the other side of the diagonal, as near as one is. */
  mirror() {
    const { plot, classCount } = this;
    const { k, x, y } = this.view;
    const head = headOf(plot, k, classCount);
    const shift = (plot.width - plot.height - head) / 2;
    this.flyTo(constrained({ k, x: y + shift, y: x - shift }, plot, classCount));
  }
}
