import { element } from "./elements.js";

const HOLD = 500;
const TWICE = 350;
const NEAR = 30;
const SLIP = 10;
const HINT = { text: "Use two fingers to move the matrix", milliseconds: 1800 };

/**
 * What fingers do on a pane beside moving it: a held one points, a second tap counts, and where the
 * page scrolls, one finger is left to it.
 */
export class Fingers {
  /**
   * @param {Pane} pane
   * @param {Explorer} explorer
   * @param {(touch: Touch) => {x: number, y: number, pair: ?object}} placeOf
   */
  constructor(pane, explorer, placeOf) {
    this.pane = pane;
    this.explorer = explorer;
    this.placeOf = placeOf;
    this.isInUse = false;
    this.isHolding = false;
    this.tap = null;
    // Before those who move the matrix, who do not hear of a finger that points.
    const first = { capture: true, passive: false };
    const { surface } = pane;
    surface.addEventListener("pointerdown", (event) => this.notice(event), first);
    surface.addEventListener("touchstart", (event) => this.start(event), first);
    surface.addEventListener("touchmove", (event) => this.move(event), first);
    surface.addEventListener("touchend", (event) => this.end(event), first);
    surface.addEventListener("touchcancel", () => this.forget(), first);
    surface.addEventListener("contextmenu", (event) => this.isInUse && event.preventDefault());
  }

  /** Whether one finger scrolls the page; the styles say so. */
  get isShared() {
    return getComputedStyle(this.pane.surface).touchAction !== "none";
  }

  /** Whether fingers move the matrix rather than the page. */
  mayMove({ touches }) {
    return !this.isHolding && (touches.length > 1 || !this.isShared);
  }

  /** Whether a click is the second of two taps at one place. */
  isSecondTap({ timeStamp, clientX, clientY }) {
    const before = this.tap;
    this.tap = this.isInUse ? { timeStamp, clientX, clientY } : null;
    const isSecond =
      this.tap !== null &&
      before !== null &&
      timeStamp - before.timeStamp < TWICE &&
      distance(this.tap, before) < NEAR;
    if (isSecond) {
      this.tap = null;
    }
    return isSecond;
  }

  notice({ pointerType }) {
    this.isInUse = pointerType === "touch";
  }

  start({ touches }) {
    this.forget();
    if (touches.length === 1) {
      [this.origin] = touches;
      this.explorer.point(null, this.pane);
      this.timer = setTimeout(() => this.hold(), HOLD);
    }
  }

  /** Points at what lies under a finger that stays where it is. */
  hold() {
    this.isHolding = true;
    this.pointAt(this.origin);
  }

  move(event) {
    const [touch] = event.touches;
    if (this.isHolding) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.pointAt(touch);
    } else if (distance(touch, this.origin) > SLIP) {
      this.forget();
      if (event.touches.length === 1 && this.isShared) {
        this.hint();
      }
    }
  }

  end(event) {
    if (this.isHolding) {
      // What was held is no tap.
      event.preventDefault();
      this.explorer.selectCursor();
    }
    this.forget();
  }

  forget() {
    clearTimeout(this.timer);
    this.isHolding = false;
  }

  pointAt(touch) {
    const { x, y, pair } = this.placeOf(touch);
    this.explorer.point(pair, this.pane, { x, y, isFinger: true });
  }

  /** Says for a moment how the matrix is moved where one finger scrolls the page. */
  hint() {
    this.note ??= element("p", { class: "hint", "aria-hidden": "true" }, HINT.text);
    this.pane.stage.append(this.note);
    clearTimeout(this.noteTimer);
    this.noteTimer = setTimeout(() => this.note.remove(), HINT.milliseconds);
  }
}

function distance(a, b) {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
