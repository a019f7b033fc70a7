import { keep, kept } from "./storage.js";

/**
 * Lets a button change between the light and the dark theme. What was chosen is kept where the
 * browser allows it; until then the system's choice is in force.
 *
 * @param {HTMLButtonElement} button
 * @param {() => void} onchange
 * @return {{chosen: ?string, restore: (theme: ?string) => void}} the theme that is chosen, and a
 *     way to choose one for now, without keeping it; one of neither kind is the first
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
  const first = isTheme(kept("theme")) ? kept("theme") : null;
  if (first !== null) {
    root.dataset.theme = first;
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
  return {
    get chosen() {
      return root.dataset.theme;
    },
    restore(theme) {
      const wanted = isTheme(theme) ? theme : first;
      if (wanted !== (root.dataset.theme ?? null)) {
        if (wanted === null) {
          delete root.dataset.theme;
        } else {
          root.dataset.theme = wanted;
        }
        describe();
        onchange();
      }
    },
  };
}

function isTheme(word) {
  return word === "light" || word === "dark";
}
