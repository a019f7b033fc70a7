/* global d3 */
import { Fingers } from "./fingers.js";
import { openSaveMenu } from "./save-menu.js";
import { constrained, rectangleBetween, scaleExtent } from "./view.js";

const STEP = 1.5;
const PAN_SHARE = 0.7;
const WHEEL_PAUSE = 200;

/** What mouse, touch and keyboard do on a pane. */
export class Gestures {
  /**
   * @param {Pane} pane
   * @param {Explorer} explorer
   */
  constructor(pane, explorer) {
    this.pane = pane;
    this.explorer = explorer;
    this.brushStart = null;
    this.isWheelAlong = false;
    this.wheelTime = -Infinity;
    this.flights = 0;
    this.fingers = new Fingers(pane, explorer, (touch) => this.place(touch));
    this.zoom = d3
      .zoom()
      .filter((event) => this.isZoom(event))
      .clickDistance(4)
      .constrain((view) => constrained(view, pane.frame.plot, explorer.run.classCount))
      .on("zoom", (event) => explorer.camera.moveTo(event.transform, pane));
    this.target = d3.select(pane.surface).call(this.zoom).on("dblclick.zoom", null);
    const { surface } = pane;
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    surface.addEventListener("pointerdown", (event) => this.startBrush(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => this.endBrush(event));
    surface.addEventListener("pointercancel", () => this.cancelBrush());
    surface.addEventListener("pointerleave", (event) => this.leave(event));
    surface.addEventListener("click", (event) => this.click(event));
    surface.addEventListener("dblclick", (event) => this.enter(event));
    surface.addEventListener("keydown", (event) => this.key(event));
    surface.addEventListener("blur", () => explorer.point(null, pane));
  }

  /** Follows the size of the pane. */
  resize() {
    const { plot } = this.pane.frame;
    this.zoom
      .extent([
        [0, 0],
        [plot.width, plot.height],
      ])
      .scaleExtent(scaleExtent(plot, this.explorer.run.classCount));
  }

  /** Takes over a view that another pane or a link gave. */
  follow(view) {
    this.pane.surface.__zoom = view;
  }

  /** Whether a flight is under way, or about to begin. */
  get isFlying() {
    return this.flights > 0;
  }

  /** Ends a flight where it is. */
  stop() {
    this.target.interrupt();
  }

  /** Flies to a view; at once where the person wants no motion. */
  fly(view, then) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.target.call(this.zoom.transform, view);
      then();
      return;
    }
    this.flights++;
    const flight = this.target.transition().duration(450).call(this.zoom.transform, view);
    // What follows the end may interrupt this flight, which is no second end.
    let isCounted = true;
    const land = () => {
      this.flights -= isCounted ? 1 : 0;
      isCounted = false;
    };
    flight.on("end", () => {
      land();
      then();
    });
    flight.on("interrupt cancel", land);
  }

  isZoom(event) {
    if (event.type === "wheel") {
      this.takeWheel(event);
      return !this.isWheelAlong;
    }
    const isMine = event.touches === undefined ? !event.button : this.fingers.mayMove(event);
    return !event.shiftKey && !this.explorer.isBrushing && isMine;
  }

  /**
   * Decides what the wheel or two fingers on a touchpad do: with shift held down, or sideways, they
   * move along, otherwise they zoom. What has begun as one goes on until there is a pause.
   */
  takeWheel({ ctrlKey, shiftKey, deltaX, deltaY, timeStamp }) {
    const isSideways = Math.abs(deltaX) > Math.abs(deltaY);
    const goesOn = timeStamp - this.wheelTime < WHEEL_PAUSE;
    this.isWheelAlong = !ctrlKey && (shiftKey || (goesOn ? this.isWheelAlong : isSideways));
    this.wheelTime = timeStamp;
  }

  /** Moves along, after the filter of the zoom has decided so. */
  wheel(event) {
    if (this.isWheelAlong) {
      event.preventDefault();
      this.pan(-(event.deltaX || event.deltaY), event.deltaX === 0 ? 0 : -event.deltaY);
    }
  }

  place(event) {
    const [x, y] = d3.pointer(event, this.pane.surface);
    const pair = this.pane.pairAt(
      Math.min(this.pane.frame.plot.width - 1, Math.max(0, x)),
      Math.min(this.pane.frame.plot.height - 1, Math.max(0, y)),
    );
    return { x, y, pair };
  }

  startBrush(event) {
    this.wasBrush = false;
    if ((event.shiftKey || this.explorer.isBrushing) && event.button === 0) {
      this.brushStart = this.place(event).pair;
      if (this.brushStart !== null) {
        this.pane.surface.setPointerCapture(event.pointerId);
      }
    }
  }

  move(event) {
    const { x, y, pair } = this.place(event);
    if (this.brushStart !== null && pair !== null) {
      this.explorer.brushTo(rectangleBetween(this.brushStart, pair));
    }
    if (!this.fingers.isInUse) {
      this.pane.surface.style.cursor = pair === null ? this.pane.cursorBeside(event) : "";
      this.explorer.point(pair, this.pane, { x, y });
    }
  }

  /** What a finger pointed at stays, for it has to leave to let it be read. */
  leave(event) {
    if (event.pointerType !== "touch") {
      this.explorer.point(null, this.pane);
    }
  }

  endBrush(event) {
    if (this.brushStart !== null) {
      const end = this.place(event).pair ?? this.brushStart;
      this.explorer.select(rectangleBetween(this.brushStart, end));
      this.cancelBrush();
      this.wasBrush = true;
    }
  }

  cancelBrush() {
    this.brushStart = null;
    this.explorer.brushTo(null);
  }

  /**
   * A click selects what is shown as one at a pair, unless it ends a brush, is beside the matrix or
   * the second of two.
   */
  click(event) {
    const { pair, ...place } = this.place(event);
    const isFinger = this.fingers.isInUse;
    if (this.fingers.isSecondTap(event)) {
      this.explorer.enter(pair, this.selectedBefore);
    } else if (!this.wasBrush && !event.defaultPrevented && (isFinger || event.detail < 2)) {
      this.selectedBefore = this.explorer.selection;
      if (pair === null) {
        this.pane.clickBeside(event);
      } else {
        this.explorer.selectAt(pair, this.pane);
        if (isFinger) {
          this.explorer.point(pair, this.pane, { ...place, isFinger });
        }
      }
    }
    this.wasBrush = false;
  }

  /** Two clicks go one level in; what the first of them selected does not count. */
  enter(event) {
    if (!this.fingers.isInUse) {
      this.explorer.enter(this.place(event).pair, this.selectedBefore);
    }
  }

  pan(x, y) {
    this.target.call(
      this.zoom.translateBy,
      x / this.explorer.camera.view.k,
      y / this.explorer.camera.view.k,
    );
  }

  zoomBy(factor) {
    const { cursor, camera } = this.explorer;
    const { view } = camera;
    const centre =
      cursor === null
        ? undefined
        : [view.x + (cursor.j + 0.5) * view.k, view.y + (cursor.i + 0.5) * view.k];
    this.target.call(this.zoom.scaleBy, factor, centre);
  }

  key(event) {
    const { plot } = this.pane.frame;
    const { explorer } = this;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const actions = {
      "+": () => this.zoomBy(STEP),
      "=": () => this.zoomBy(STEP),
      "-": () => this.zoomBy(1 / STEP),
      PageUp: () => this.pan(0, PAN_SHARE * plot.height),
      PageDown: () => this.pan(0, -PAN_SHARE * plot.height),
      Home: () => explorer.camera.showAll(),
      0: () => explorer.camera.showAll(),
      Enter: () => explorer.enter(explorer.cursor),
      " ": () => explorer.selectCursor(),
      m: () => explorer.camera.mirror(),
      c: () => explorer.toggleBlock(),
      s: () => openSaveMenu(),
      Escape: () => explorer.clear(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key in steps) {
      explorer.step(steps[event.key], event.shiftKey, this.pane);
    } else if (event.key in actions) {
      actions[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  }
}
