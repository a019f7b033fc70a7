import { keep, kept } from "./storage.js";

/**
 * Lets a button change between the light and the dark theme. What was chosen is kept where the
 * browser allows it; until then the system's choice is in force.
 *
 * @param {HTMLButtonElement} button
 * @param {() => void} onchange
 */
export function themeButton(button, onchange) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const describe = () => {
    const title = isDark() ? "Light theme" : "Dark theme";
    button.title = title;
    button.setAttribute("aria-label", title);
  };
  const chosen = kept("theme");
  if (chosen === "light" || chosen === "dark") {
    root.dataset.theme = chosen;
    onchange();
  }
  describe();
  system.addEventListener("change", describe);
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
    describe();
    onchange();
  });
}
