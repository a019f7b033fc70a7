/* global d3 */
import { Arranger } from "./arranger.js";
import { Bitmaps } from "./bitmaps.js";
import { Camera, withContext } from "./camera.js";
import { describeCell, describePair } from "./describe.js";
import { cellOf } from "./layers.js";
import { Looks } from "./looks.js";
import { Pane } from "./pane.js";
import { comparedLayers } from "./side-by-side.js";
import { Theme } from "./theme.js";
import { ShownTracks } from "./tracks.js";
import { widthOfTracks } from "./track-painter.js";
import { levelInside } from "./tree-steps.js";
import { rectangleBetween } from "./view.js";

/** The pixels from the diagonal that are still on it for somebody who clicks. */
const ON_DIAGONAL = 4;

/**
 * The matrix that people walk around in: what is on show, and what happens to it. Panes show it,
 * panels listen to it.
 *
 * Events: "select" after the selection changed, "layer" after a layer, a scale or colours did,
 * "view" after a movement, "hover" when another pair is pointed at.
 */
export class Explorer {
  /**
   * @param {Run} run
   * @param {Element} stage receives the panes
   */
  constructor(run, stage) {
    this.run = run;
    this.stage = stage;
    this.events = d3.dispatch("select", "layer", "view", "hover");
    this.listeners = 0;
    this.bitmaps = new Bitmaps();
    this.looks = new Looks(run, () => this.takeIn());
    this.layer = this.looks.layerOf(run.shown ?? "") ?? [...run.layers.values()][0];
    this.firstLayer = this.layer.id;
    this.besides = [];
    this.isBrushing = false;
    this.isIncomplete = false;
    this.cursor = null;
    this.selection = null;
    this.brush = null;
    this.paper = null;
    this.isPrintable = true;
    this.theme = new Theme(document.documentElement);
    this.camera = new Camera(this);
    this.arranger = new Arranger(this);
    this.tracks = new ShownTracks(this);
    this.panes = [new Pane(this)];
    this.stage.append(this.panes[0].element);
    this.resize();
    const onPaper = matchMedia("print");
    this.sizes = new ResizeObserver(() => {
      // Where the medium is about to change, its event resizes.
      if (onPaper.matches === (this.paper !== null)) {
        this.resize();
      }
    });
    this.sizes.observe(this.panes[0].stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.retheme());
    onPaper.addEventListener("change", ({ matches }) => this.print(matches));
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
  }

  /** Listens to an event, after those who listened to it before. */
  on(name, listener) {
    this.listeners++;
    this.events.on(`${name}.${this.listeners}`, listener);
  }

  // What is on show

  /** Takes over the same run in another arrangement; it still has to be laid out. */
  take(run) {
    this.run = run;
    this.looks.take(run);
    this.layer = this.looks.layerOf(this.layer.id);
    this.besides = this.besides.map(({ id }) => this.looks.layerOf(id));
    this.cursor = null;
    this.panes.forEach((pane) => pane.take(run));
  }

  /** Shows another layer; nothing moves. */
  showLayer(id) {
    this.layer = this.looks.layerOf(id) ?? this.layer;
    this.relook();
  }

  /** Shows layers beside the first: none, one or two. Ids that are unknown are left out. */
  showBeside(...ids) {
    this.besides = ids.map((id) => this.looks.layerOf(id ?? "")).filter((layer) => layer !== null);
    while (this.panes.length <= this.besides.length) {
      const pane = new Pane(this);
      this.panes.push(pane);
      this.stage.append(pane.element);
      this.sizes.observe(pane.stage);
    }
    while (this.panes.length > this.besides.length + 1) {
      const pane = this.panes.pop();
      this.sizes.unobserve(pane.stage);
      pane.element.remove();
    }
    this.resize();
    this.relook();
  }

  /** The layer in the second pane, or null. */
  get beside() {
    return this.besides[0] ?? null;
  }

  /** What the page compares, or null. */
  get compared() {
    return comparedLayers(this.run);
  }

  /** Whether both compared runs are on show with their difference. */
  get isComparing() {
    const shown = [this.layer, ...this.besides].map(({ id }) => id);
    return this.compared?.layers.join() === shown.join();
  }

  /** Shows both compared runs with their difference, or what there is at first. */
  compare(isWanted) {
    const [first, ...others] = isWanted ? this.compared.layers : [this.firstLayer];
    this.layer = this.looks.layerOf(first);
    this.showBeside(...others);
  }

  /** Changes parts of the scale of the first pane's layer, and of the run compared with it. */
  rescale(change) {
    const layers = this.isComparing ? [this.layer, this.beside] : [this.layer];
    layers.forEach((layer) => this.looks.rescale(layer, change));
    this.relook();
  }

  /** Changes what the looks of all layers have in common. */
  restyle(change) {
    this.looks.restore({ ...this.looks.state, ...change });
    this.relook();
  }

  /** Takes over the colours of the page after they changed; at once, for paper does not wait. */
  retheme() {
    this.theme = new Theme(document.documentElement);
    this.relook();
    this.draw();
  }

  /**
   * Lays out for paper what is in sight, or goes back to the screen; at once, for paper does not
   * wait. Browsers count sheets before the medium changes, and change colours with it.
   */
  print(isPaper) {
    if (isPaper && !this.isPrintable) {
      return;
    }
    if (isPaper && this.paper === null) {
      this.onScreen = this.camera.standpoint;
      this.paper = this.camera.sight;
      this.resize();
    } else if (!isPaper && this.paper !== null) {
      this.paper = null;
      this.resize();
      this.camera.standAt(this.onScreen);
    }
    this.retheme();
  }

  relook() {
    this.shown = [this.layer, ...this.besides].map((layer) => ({
      ...this.looks.of(layer, this.theme),
      tracks: this.tracks,
    }));
    const words = this.isComparing ? this.compared.words : [];
    this.panes.forEach((pane, index) => pane.describe(this.shown[index], this.theme, words[index]));
    if (this.panes[0].frame.tracks !== widthOfTracks(this.tracks.rows)) {
      this.resize();
    }
    this.events.call("layer");
    this.redraw();
  }

  // Where one is

  /** Lays out the panes anew, with the same place in sight. */
  resize() {
    const { camera } = this;
    const before = camera.view === null ? camera.all : camera.sight;
    this.stage.style.setProperty("--tracks", `${widthOfTracks(this.tracks.rows)}px`);
    this.panes.forEach((pane) => {
      pane.resize();
      pane.gestures.resize();
    });
    camera.keep(before);
    if (this.shown === undefined) {
      this.relook();
    }
    this.redraw(true);
  }

  /** Follows the camera. */
  moved() {
    this.panes.forEach((pane) => pane.tooltip.hide());
    this.redraw();
    this.arrived();
  }

  /** Tells where the camera is, now that it is there. */
  arrived() {
    this.events.call("view");
  }

  /** Goes to a rectangle and selects it. A few classes are shown with some around them. */
  goAndSelect(place, isFlight = true) {
    const [rows, columns] = [place.rows, place.columns].map(withContext);
    this.select(place);
    this.camera.goTo({ rows, columns }, isFlight);
  }

  /** Goes to a range of the diagonal. */
  visit(range) {
    this.goAndSelect({ rows: range, columns: range });
  }

  /**
   * Goes one level in at a pair: to a block inside the one on show, or without any just closer. A
   * collapsed block expands, also where its cell is so small that one clicks beside it.
   *
   * @param {?{i: number, j: number}} pair
   * @param {?Rectangle} selection what was selected before
   */
  enter(pair, selection = this.selection) {
    if (pair === null) {
      return;
    }
    const { camera, run } = this;
    const isOnDiagonal = Math.abs(pair.i - pair.j) * camera.view.k < ON_DIAGONAL;
    const collapsed = isOnDiagonal ? run.collapsedAt(pair.i) : null;
    if (collapsed !== null) {
      this.arranger.toggle(collapsed);
      return;
    }
    const scaleOf = (range) => camera.scaleOf(range);
    const next = levelInside(run, pair, scaleOf, camera.view.k, selection);
    if (next === undefined) {
      this.panes[0].gestures.zoomBy(2);
    } else {
      this.visit([next.start, next.end]);
    }
  }

  /** Collapses or expands the block that is pointed at or selected, if there is one. */
  toggleBlock() {
    const { block } = this.arranger;
    if (block !== null) {
      this.arranger.toggle(block);
    }
  }

  /** Shows a part of a layer that has come, or says that it is missing. */
  takeIn() {
    const isIncomplete = this.shown.some(({ layer }) => layer.isIncomplete);
    if (isIncomplete !== this.isIncomplete) {
      this.isIncomplete = isIncomplete;
      this.relook();
    } else {
      this.redraw();
    }
  }

  // What is pointed at and selected

  /** Points at a pair of positions, or with null at none. */
  point(pair, pane, place = null) {
    const isOther = pair?.i !== this.cursor?.i || pair?.j !== this.cursor?.j;
    this.cursor = pair;
    this.panes.forEach((other) => other.tooltip.hide());
    if (pair !== null && place !== null) {
      const { plot } = pane.frame;
      const [x, y] = [place.x + plot.x, place.y + plot.y];
      pane.tooltip.show(this.describe(pair, pane), x, y, place.isFinger);
    }
    this.redrawOverlay();
    if (isOther) {
      this.events.call("hover");
    }
  }

  /** What there is to say of a pair of positions, or of the cell that a pane shows there. */
  describe(pair, pane = this.panes[0]) {
    return (
      describeCell(this.run, pair, this.layerOf(pane), this.camera.view.k) ??
      describePair(this.run, pair, [this.layer, ...this.besides])
    );
  }

  /** Moves what is pointed at by the keyboard; with a hand on shift the selection grows. */
  step([rows, columns], isSelecting, pane) {
    const { classCount } = this.run;
    const { sight, view } = this.camera;
    const stride = Math.max(1, Math.round(4 / view.k));
    const inside = (position) => Math.min(classCount - 1, Math.max(0, position));
    const middle = {
      i: inside(Math.floor((sight.rows[0] + sight.rows[1]) / 2)),
      j: inside(Math.floor((sight.columns[0] + sight.columns[1]) / 2)),
    };
    const from = this.cursor ?? middle;
    const to =
      this.cursor === null
        ? middle
        : { i: inside(from.i + rows * stride), j: inside(from.j + columns * stride) };
    if (isSelecting) {
      this.anchor ??= from;
      this.select(rectangleBetween(this.anchor, to));
    } else {
      this.anchor = null;
    }
    this.camera.reveal(to);
    const { k, x, y } = this.camera.view;
    this.point(to, pane, { x: x + (to.j + 0.5) * k, y: y + (to.i + 0.5) * k });
  }

  selectCursor() {
    if (this.cursor !== null) {
      this.selectAt(this.cursor);
    }
  }

  /** Selects what a pane shows as one at a pair: it alone, or the cell of several classes. */
  selectAt(pair, pane = this.panes[0]) {
    this.select(cellOf(this.layerOf(pane), pair, this.camera.view.k));
  }

  layerOf(pane) {
    return [this.layer, ...this.besides][this.panes.indexOf(pane)];
  }

  clear() {
    this.point(null, this.panes[0]);
    this.select(null);
  }

  /** Selects a rectangle of positions, or with null nothing. */
  select(rectangle) {
    this.selection = rectangle;
    this.redrawOverlay();
    this.events.call("select");
  }

  /** Shows a selection in the making. */
  brushTo(rectangle) {
    this.brush = rectangle;
    this.redrawOverlay();
  }

  // Drawing

  redraw(isPatient = false) {
    this.isPatient = this.isPatient || isPatient;
    this.frameRequest ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.frameRequest = undefined;
    const { isPatient } = this;
    this.isPatient = false;
    const isUnfinished = this.panes
      .map((pane, index) => pane.paint(this.camera.view, this.shown[index], this.theme, isPatient))
      .some(Boolean);
    this.drawOverlay();
    if (isUnfinished) {
      this.redraw();
    }
    this.onDraw?.();
  }

  redrawOverlay() {
    this.overlayRequest ??= requestAnimationFrame(() => this.drawOverlay());
  }

  drawOverlay() {
    this.overlayRequest = undefined;
    this.panes.forEach((pane) => pane.paintOverlay(this.camera.view, this, this.theme));
  }
}
