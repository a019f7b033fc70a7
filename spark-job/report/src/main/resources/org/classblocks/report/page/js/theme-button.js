const THEME_KEY = "classblocks-theme";

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
  const kept = keptTheme();
  if (kept !== null) {
    root.dataset.theme = kept;
    onchange();
  }
  describe();
  system.addEventListener("change", describe);
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keepTheme(root.dataset.theme);
    describe();
    onchange();
  });
}

function keptTheme() {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}

function keepTheme(theme) {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
