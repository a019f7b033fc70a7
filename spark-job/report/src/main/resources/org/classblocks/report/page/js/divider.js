const NARROWEST = 320;
const LEAST_BESIDE = 360;
const STRIDE = 24;

/**
 * Lets a separator change the width of what is right of it, by drag and by arrow keys; a
 * double-click gives it back its own width.
 *
 * @param {Element} handle
 * @param {Element} panel right of it
 */
export function divider(handle, panel) {
  const parent = handle.parentElement;
  const setWidth = (width) => {
    const widest = Math.max(NARROWEST, parent.clientWidth - LEAST_BESIDE);
    const fitting = Math.round(Math.min(widest, Math.max(NARROWEST, width)));
    parent.style.setProperty("--panel-width", `${fitting}px`);
    handle.setAttribute("aria-valuenow", fitting);
    handle.setAttribute("aria-valuemax", widest);
  };
  handle.tabIndex = 0;
  handle.setAttribute("aria-controls", panel.id);
  handle.setAttribute("aria-valuemin", NARROWEST);
  handle.setAttribute("aria-valuemax", Math.max(NARROWEST, parent.clientWidth - LEAST_BESIDE));
  handle.setAttribute("aria-valuenow", panel.offsetWidth);
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) {
      setWidth(parent.getBoundingClientRect().right - event.clientX);
    }
  });
  handle.addEventListener("dblclick", () => parent.style.removeProperty("--panel-width"));
  handle.addEventListener("keydown", (event) => {
    const change = { ArrowLeft: STRIDE, ArrowRight: -STRIDE }[event.key];
    if (change !== undefined) {
      setWidth(panel.offsetWidth + change);
      event.preventDefault();
    }
  });
}
