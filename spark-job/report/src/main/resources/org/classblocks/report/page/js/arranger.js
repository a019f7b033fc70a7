import { anchoredView, carried, classPositions } from "./anchoring.js";
import { ArrangedRun } from "./arranged-run.js";
import {
  WHOLE,
  isSameArrangement,
  rangesOf,
  revealing,
  withCollapsed,
  withDepth,
  withExpanded,
} from "./arrangement.js";
import { Cache } from "./cache.js";
import { rectangleOf } from "./places.js";

/** How many arrangements are kept, so that to go back to one is quick. */
const RUNS_KEPT = 4;

/** Changes which rows the matrix has, and keeps the eye where it is. */
export class Arranger {
  /** @param {Explorer} explorer whose run is exchanged */
  constructor(explorer) {
    this.explorer = explorer;
    this.whole = explorer.run;
    this.arrangement = WHOLE;
    this.runs = new Cache(RUNS_KEPT);
  }

  /** Makes an arrangement that of the explorer, which has still to be laid out anew. */
  take(arrangement) {
    const { explorer, whole } = this;
    if (isSameArrangement(arrangement, this.arrangement)) {
      return;
    }
    this.arrangement = arrangement;
    explorer.take(
      isSameArrangement(arrangement, WHOLE)
        ? whole
        : this.runs.computed(
            JSON.stringify(arrangement),
            () => new ArrangedRun(whole, arrangement),
          ),
    );
  }

  /**
   * Shows an arrangement.
   *
   * @param {Arrangement} next
   * @param {?[number, number]} [range] of rows on show, whose first stays where it is
   */
  arrange(next, range = null) {
    const { explorer } = this;
    if (isSameArrangement(next, this.arrangement)) {
      return;
    }
    const { camera, run, selection } = explorer;
    const before = { run, plot: camera.plot, view: camera.view, sight: camera.sight };
    explorer.panes.forEach((pane) => pane.gestures.stop());
    this.take(next);
    explorer.selection = carried(selection, run, explorer.run);
    explorer.resize();
    explorer.relook();
    const view = anchoredView(before, { run: explorer.run, plot: camera.plot }, range);
    if (view === null) {
      camera.stand(camera.all);
    } else {
      camera.jumpTo(view);
    }
  }

  /** The collapsed or expanded block at what is pointed at or selected, or null. */
  get block() {
    const { run, cursor, selection } = this.explorer;
    const collapsed = cursor === null ? null : run.collapsedAt(cursor.i);
    if (collapsed !== null) {
      return collapsed;
    }
    const chosen = selection === null ? undefined : blockOf(run, selection);
    const isPointedAt = ({ start, end }) =>
      cursor === null || (start <= cursor.i && cursor.i < end);
    if (chosen !== undefined && isPointedAt(chosen)) {
      return chosen;
    }
    const around = cursor === null ? [] : run.blockPath(cursor.i);
    return around.filter(({ start, end }) => start <= cursor.j && cursor.j < end).pop() ?? null;
  }

  /** Collapses a block of the run on show to one row, or expands it, if need be in its own part. */
  toggle(block) {
    if (block.address) {
      location.href = block.address;
      return;
    }
    const { explorer, arrangement, whole } = this;
    const { cursor } = explorer;
    const next = block.isCollapsed
      ? withExpanded(whole, arrangement, block.id)
      : withCollapsed(arrangement, block.id);
    this.arrange(next, [block.start, block.end]);
    if (cursor !== null) {
      const { start } = explorer.run.blocks[block.id];
      explorer.point({ i: start, j: start }, explorer.panes[0]);
    }
  }

  /** Collapses all blocks of a depth, or with null none. */
  collapseTo(depth) {
    this.arrange(
      depth === null
        ? { ...this.arrangement, collapsed: [] }
        : withDepth(this.whole, this.arrangement, depth),
    );
  }

  /** Shows just the classes that are selected. */
  crop() {
    const { run, selection } = this.explorer;
    const positions = [selection.rows, selection.columns].flatMap((range) =>
      classPositions(run, range),
    );
    this.arrange({ ...this.arrangement, crop: rangesOf(positions) });
    this.explorer.camera.stand(this.explorer.camera.all);
  }

  showAll() {
    this.arrange({ ...this.arrangement, crop: null });
  }

  /** Sorts by something, or with null as the dendrogram does. */
  sort(order) {
    this.arrange({ ...this.arrangement, order });
  }

  /**
   * Arranges rows so that a place can be shown.
   *
   * @param {Place} place
   * @return {?Rectangle} its rows and columns; null if the run has no such place
   */
  reveal(place) {
    if (rectangleOf(this.whole, place) === null) {
      return null;
    }
    this.arrange(revealing(this.whole, this.arrangement, place));
    return rectangleOf(this.explorer.run, place);
  }
}

function blockOf(run, { rows, columns }) {
  return run.blocks.find(
    ({ start, end }) =>
      [rows, columns].every((range) => range[0] === start && range[1] === end) && start < end,
  );
}
