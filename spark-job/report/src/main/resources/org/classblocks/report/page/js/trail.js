const SETTLED = 250;
const WRITTEN_IN = "input, textarea";

/**
 * What a trail is of.
 *
 * @typedef {object} Traveller
 * @property {string} fragment what is on show, as the end of an address
 * @property {object} standpoint the same place to the last pixel
 * @property {boolean} isOpen whether the matrix has the whole screen
 * @property {boolean} isFlying whether what is on show is about to change by itself
 * @property {(isOpen: boolean) => void} show opens or closes it
 * @property {(fragment: string, standpoint: ?object) => void} restore shows what was on show
 * @property {(fragment: string, isFlight: boolean) => void} visit goes where a link leads
 */

/**
 * Keeps the browser's history in step with what is on show, so that Back and Forward undo and redo.
 * What happens without a pause is one step. A step is in the history from its beginning, so that
 * Back undoes it even while it goes on; it has its address once it is over. While the matrix has the
 * whole screen, nothing is a step, so that Back closes it.
 */
export class Trail {
  /** @param {Traveller} traveller who is where the address says */
  constructor(traveller) {
    this.traveller = traveller;
    this.step = history.state?.step ?? 0;
    this.timer = null;
    this.isLed = false;
    this.lead(() => {
      if (history.state !== null) {
        traveller.show(Boolean(history.state.isOpen));
        traveller.restore(location.hash, history.state.standpoint);
      } else if (location.hash !== "") {
        traveller.visit(location.hash, false);
      }
    });
    this.write(location.hash === "" ? location.href : traveller.fragment);
    addEventListener("popstate", ({ state }) => this.arrive(state));
    addEventListener("keydown", (event) => this.press(event));
  }

  /** Takes down that something changed. */
  note() {
    if (this.isLed) {
      return;
    }
    if (this.timer === null && !this.traveller.isOpen) {
      if (this.traveller.fragment === this.written) {
        return;
      }
      this.push(false);
    }
    this.wait();
  }

  /** Takes down that the matrix is about to be opened, which is a step by itself. */
  noteOpening() {
    if (this.isLed) {
      return;
    }
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.write(this.traveller.fragment);
    }
    this.push(true);
    this.wait();
  }

  push(isOpen) {
    this.step++;
    history.pushState({ step: this.step, isOpen }, "", location.href);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLED);
  }

  /** Ends a step, but not in the middle of a flight, however slow the browser is. */
  settle() {
    if (this.traveller.isFlying) {
      this.wait();
    } else {
      this.write(this.traveller.fragment);
    }
  }

  write(address) {
    this.timer = null;
    this.written = this.traveller.fragment;
    const { standpoint, isOpen } = this.traveller;
    history.replaceState({ step: this.step, standpoint, isOpen }, "", address);
  }

  /** Shows what an entry of the history says; a link within the page has just made one. */
  arrive(state) {
    clearTimeout(this.timer);
    this.timer = null;
    if (state === null) {
      this.step++;
      this.lead(() => this.traveller.visit(location.hash, true));
      this.wait();
    } else if (Boolean(state.isOpen) !== this.traveller.isOpen) {
      // One stays at the place that one has gone to meanwhile.
      this.step = state.step;
      this.traveller.show(Boolean(state.isOpen));
      this.write(this.traveller.fragment);
    } else {
      this.step = state.step;
      this.lead(() => this.traveller.restore(location.hash, state.standpoint));
      this.written = this.traveller.fragment;
    }
  }

  lead(action) {
    this.isLed = true;
    action();
    this.isLed = false;
  }

  /** The keys of undo and redo, but where they undo what was typed. */
  press(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest(WRITTEN_IN)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "y" || (key === "z" && event.shiftKey)) {
      history.forward();
    } else if (key === "z") {
      this.undo();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** One step back, but not out of the page. */
  undo() {
    if (this.step > 0) {
      history.back();
    }
  }
}
