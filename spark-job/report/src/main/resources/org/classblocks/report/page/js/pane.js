/* global d3 */
import { Budget } from "./bitmaps.js";
import { branchAt } from "./dendrogram.js";
import { element } from "./elements.js";
import { Gestures } from "./gestures.js";
import { Legend } from "./legend.js";
import { extentOf, frameOnPaper, frameOnScreen, headWanted } from "./frame.js";
import { Minimap } from "./minimap.js";
import { counted } from "./numerals.js";
import { Painting } from "./painting.js";
import { widthOfTracks } from "./track-painter.js";
import { trackKey } from "./track-key.js";
import { Tooltip } from "./tooltip.js";
import { headOf } from "./view.js";

const FRAME_MILLISECONDS = 9;
const DOTS_ON_PAPER = 3;

/** One layer of the matrix on a canvas, with what is drawn above it and beside it. */
export class Pane {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.base = element("canvas", { class: "base", "aria-hidden": "true" });
    this.overlay = element("canvas", { class: "overlay", "aria-hidden": "true" });
    this.surface = element("div", {
      class: "surface",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "matrix",
      "aria-describedby": "keys",
    });
    this.caption = element("h2", { class: "layer-title" });
    this.head = element("div", { class: "pane-head" }, this.caption);
    this.stage = element("div", { class: "stage" }, this.base, this.overlay, this.surface);
    this.legend = new Legend();
    this.trackKey = element("ul", { class: "track-key" });
    this.element = element(
      "section",
      { class: "pane" },
      this.head,
      this.stage,
      element("div", { class: "pane-foot" }, this.legend.element, this.trackKey),
    );
    this.tooltip = new Tooltip(this.stage);
    this.nameTip = new Tooltip(this.stage);
    this.nameTip.element.classList.add("name");
    this.take(explorer.run);
    this.minimap = new Minimap(explorer, this.surface);
    this.gestures = new Gestures(this, explorer);
    this.base.addEventListener("click", (event) => this.clickBeside(event));
    this.base.addEventListener("mousemove", (event) => {
      this.base.style.cursor = this.cursorBeside(event);
      this.nameBeside(event);
    });
    this.surface.addEventListener("mousemove", (event) => this.nameBeside(event));
    this.stage.addEventListener("mouseleave", () => this.nameTip.hide());
  }

  /** What stands beside the matrix. */
  get edges() {
    return this.painting.edges;
  }

  /** Shows a run, or the same run in another arrangement. */
  take(run) {
    this.painting = new Painting(run, this.base.getContext("2d"), this.explorer.bitmaps);
  }

  /** Fits the pane to its element, or to paper. */
  resize() {
    const { paper } = this.explorer;
    this.stage.removeAttribute("style");
    this.frame = this.frameFor(paper);
    const { width, height, plot } = this.frame;
    if (paper !== null) {
      Object.assign(this.stage.style, { width: `${width}px`, height: `${height}px` });
    }
    const ratio = paper === null ? window.devicePixelRatio || 1 : DOTS_ON_PAPER;
    for (const canvas of [this.base, this.overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    Object.assign(this.surface.style, {
      left: `${plot.x}px`,
      top: `${plot.y}px`,
      width: `${plot.width}px`,
      height: `${plot.height}px`,
    });
  }

  /** Where is what on the screen, or with the positions that are in sight on paper there. */
  frameFor(paper) {
    const { panes, run, theme } = this.explorer;
    const context = this.base.getContext("2d");
    const facts = {
      run,
      paneCount: panes.length,
      isFirst: panes[0] === this,
      isLast: panes[panes.length - 1] === this,
      tracks: widthOfTracks(this.explorer.tracks.rows),
      head: headWanted(run.names, context, theme.font),
    };
    return paper === null
      ? frameOnScreen(facts, this.stage, this.explorer.stage.clientWidth)
      : frameOnPaper(facts, paper);
  }

  /** Paints the matrix; whether some of it still has to be made. */
  paint(view, look, theme, isPatient) {
    const budget = new Budget(isPatient ? Infinity : FRAME_MILLISECONDS);
    this.painting.paint(this.frame, view, look, theme, budget);
    this.minimap.follow(this.frame, look);
    this.surface.style.paddingTop = `${this.edges.head}px`;
    return budget.wasOver;
  }

  /**
   * Says which layer is on show, and in which colours.
   *
   * @param {string} [word] what the layer is among those beside it
   */
  describe(look, theme, word) {
    const { title } = look.layer;
    this.caption.textContent = word === undefined ? title : `${word}: ${title}`;
    this.caption.title = this.caption.textContent;
    const label = `${this.caption.textContent}, a matrix of classes by classes`;
    this.surface.setAttribute("aria-label", label);
    this.legend.show(look, theme);
    const { panes, tracks } = this.explorer;
    this.trackKey.replaceChildren(...(panes[0] === this ? trackKey(tracks.shown, theme) : []));
  }

  /**
   * Paints what changes with every movement: the cross-hair and the selection. On paper there is
   * one canvas, for a printer may take a transparent one as a mask of what lies below; and nobody
   * points.
   */
  paintOverlay(view, { cursor, selection, brush, paper }, theme) {
    const isPaper = paper !== null;
    const context = (isPaper ? this.base : this.overlay).getContext("2d");
    if (!isPaper) {
      context.clearRect(0, 0, this.frame.width, this.frame.height);
    }
    const marked = { selection: brush ?? selection, cursor: isPaper ? null : cursor };
    this.painting.mark(this.frame, view, marked, theme, context);
  }

  /** The pair of positions at a place of the surface, or null beside the matrix. */
  pairAt(x, y) {
    const { camera, run } = this.explorer;
    const { view } = camera;
    const i = Math.floor((y - view.y) / view.k);
    const j = Math.floor((x - view.x) / view.k);
    const isInside = i >= 0 && j >= 0 && i < run.classCount && j < run.classCount;
    return isInside && y >= headOf(this.frame.plot, view.k, run.classCount) ? { i, j } : null;
  }

  /** The name of a row or column at a place of the stage, or undefined. */
  labelAt(x, y) {
    const { plot } = this.frame;
    const { run, camera } = this.explorer;
    const { view } = camera;
    const { head, rowLabels, columnLabels } = this.edges;
    const right = plot.x + extentOf(this.frame, view, run.classCount).right;
    const isAt = (place) => (label) => Math.abs(label.at - place) <= label.height / 2 + 1;
    if (y >= plot.y + head && x >= right) {
      return rowLabels.find(isAt(y - plot.y - head));
    }
    return y < plot.y + head && x >= plot.x && x < right
      ? columnLabels.find(isAt(x - plot.x))
      : undefined;
  }

  /** A range of positions under an event beside the matrix to go to, or null. */
  targetBeside(event) {
    const [x, y] = d3.pointer(event, this.base);
    if (this.painting.tracks.at(x, y) !== null) {
      return null;
    }
    const { plot, tree } = this.frame;
    const { run, camera } = this.explorer;
    const { view } = camera;
    const label = this.labelAt(x, y);
    if (label !== undefined) {
      return label.block === null
        ? [label.position, label.position + 1]
        : [label.block.start, label.block.end];
    }
    const { leaves, reach } = this.edges.treeSpan;
    if (tree > 0 && x < leaves && y >= plot.y + this.edges.head && y < plot.y + plot.height) {
      const position = (y - plot.y - view.y) / view.k;
      const node = branchAt(run.tree, position, (leaves - x) / reach);
      return node < 0 ? null : [run.tree.start[node], run.tree.end[node]];
    }
    return null;
  }

  /** Says in full what is named beside the matrix under the pointer. */
  nameBeside(event) {
    const [x, y] = d3.pointer(event, this.base);
    const onTrack = this.painting.tracks.at(x, y);
    const label = this.labelAt(x, y);
    if (onTrack !== null) {
      this.nameTip.show(this.painting.tracks.describe(onTrack), x, y);
    } else if (label === undefined) {
      this.nameTip.hide();
    } else {
      const { block } = label;
      const facts = block === null ? [] : [counted(block.size, "class", "classes")];
      this.nameTip.show({ names: [label.text], facts }, x, y);
    }
  }

  /** The shape of the pointer for an event beside the matrix. */
  cursorBeside(event) {
    const isOnTrack = this.painting.tracks.at(...d3.pointer(event, this.base)) !== null;
    return isOnTrack || this.targetBeside(event) !== null ? "pointer" : "default";
  }

  /** Goes to what is named; a piece of a track is selected where it is. */
  clickBeside(event) {
    const onTrack = this.painting.tracks.at(...d3.pointer(event, this.base));
    const range = this.targetBeside(event);
    if (onTrack !== null) {
      const positions = [onTrack.from, onTrack.to];
      this.explorer.select({ rows: positions, columns: positions });
    } else if (range !== null) {
      this.explorer.visit(range);
    }
  }
}
