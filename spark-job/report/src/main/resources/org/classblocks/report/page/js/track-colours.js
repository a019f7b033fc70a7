import { COLOURED } from "./tracks.js";

/**
 * Colours of categories that the colour-blind can tell apart, too: the schemes "muted" and "light"
 * of Paul Tol (https://personal.sron.nl/~pault/, 2021), the latter for dark paper.
 */
const CATEGORIES = {
  light: ["#332288", "#cc6677", "#ddcc77", "#117733", "#88ccee", "#882255", "#44aa99", "#999933"],
  dark: ["#77aadd", "#ee8866", "#eedd88", "#44bb99", "#99ddff", "#ffaabb", "#bbcc33", "#aaaa00"],
};

const OTHERS = { light: "#bbbbbb", dark: "#5b6672" };

/** The colour of a category by its rank, the most frequent first. */
export function categoryColour(rank, isDark) {
  const theme = isDark ? "dark" : "light";
  return rank < COLOURED ? CATEGORIES[theme][rank] : OTHERS[theme];
}
