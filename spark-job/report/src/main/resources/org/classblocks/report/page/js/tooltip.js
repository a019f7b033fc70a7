import { element } from "./elements.js";

const AWAY = 16;

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
   */
  show({ names, facts }, x, y) {
    this.element.replaceChildren(
      ...names.map((name) => element("b", {}, element("bdi", {}, name))),
      ...facts.map((fact) => element("span", {}, fact)),
    );
    this.element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const right = x + AWAY + width > this.stage.clientWidth ? x - AWAY - width : x + AWAY;
    const below = y + AWAY + height > this.stage.clientHeight ? y - AWAY - height : y + AWAY;
    this.element.style.transform = `translate(${Math.max(0, right)}px, ${Math.max(0, below)}px)`;
  }

  hide() {
    this.element.hidden = true;
  }
}
