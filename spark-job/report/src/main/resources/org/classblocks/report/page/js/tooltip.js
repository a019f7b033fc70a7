import { element } from "./elements.js";

const AWAY = 16;
const ABOVE_FINGER = 40;

/** The box beside the pointer that says what lies under it. */
export class Tooltip {
  /** @param {Element} stage what the box must stay inside of */
  constructor(stage) {
    this.stage = stage;
    this.element = element("div", { class: "tooltip", hidden: true, "aria-hidden": "true" });
    stage.append(this.element);
  }

  /**
   * @param {{names: string[], facts: string[]}} pair what to say
   * @param {number} x a place in the stage
   * @param {number} y
   * @param {boolean} [isFinger] whether a finger covers the place and what is below it
   */
  show({ names, facts }, x, y, isFinger = false) {
    this.element.replaceChildren(
      ...names.map((name) => element("b", {}, element("bdi", {}, name))),
      ...facts.map((fact) => element("span", {}, fact)),
    );
    this.element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const { clientWidth, clientHeight } = this.stage;
    const isAbove = isFinger && y - ABOVE_FINGER - height >= 0;
    const away = isFinger ? ABOVE_FINGER : AWAY;
    const right = x + away + width > clientWidth ? x - away - width : x + away;
    const below = y + AWAY + height > clientHeight ? y - AWAY - height : y + AWAY;
    const [left, top] = isAbove
      ? [Math.min(clientWidth - width, x - width / 2), y - ABOVE_FINGER - height]
      : [right, isFinger ? 0 : below];
    this.element.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  }

  hide() {
    this.element.hidden = true;
  }
}
