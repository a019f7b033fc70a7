import { element } from "./elements.js";
import { counted, isolated } from "./numerals.js";
import { categoryColour } from "./track-colours.js";
import { COLOURED } from "./tracks.js";

/**
 * A part of what explains tracks: the title of one, or a colour.
 *
 * @typedef {object} KeyEntry
 * @property {string} name
 * @property {?string} colour null for a title
 * @property {string} note what follows the name of a track, or explains a colour
 */

/**
 * What the colours and bars of tracks mean, of a category the most frequent ones first. Where there
 * is not room for all, only colours are left out, so those come last.
 *
 * @param {Track[]} tracks
 * @param {Theme} theme
 * @return {KeyEntry[]}
 */
export function keyEntries(tracks, theme) {
  const bars = tracks.filter(({ isCategory }) => !isCategory);
  const categories = tracks.filter(({ isCategory }) => isCategory);
  return [...bars, ...categories].flatMap((track) => [
    { name: track.title, colour: null, note: rangeOf(track) },
    ...(track.isCategory ? colours(track, theme) : []),
  ]);
}

/** The same as entries of a list. */
export function trackKey(tracks, theme) {
  return keyEntries(tracks, theme).map(({ name, colour, note }) => {
    const words = element("bdi", {}, name);
    if (colour === null) {
      return element("li", { class: "of" }, words, `: ${note}`);
    }
    const swatch = element("span", { class: "swatch", "aria-hidden": "true" });
    swatch.style.background = colour;
    return element("li", { title: `${name}, ${note}` }, swatch, words);
  });
}

/** The words of an entry in a picture. */
export function wordsOfKey({ name, colour, note }) {
  return colour === null ? `${isolated(name)}: ${note}`.trimEnd() : isolated(name);
}

function rangeOf(track) {
  const { low, high, isCategory, isCount, isShare, side } = track;
  if (isCategory) {
    return "";
  }
  const range = isShare ? "0 to 100%" : `${track.text(low)} to ${track.text(high)}`;
  const notes = [...(isCount ? ["logarithmic"] : []), ...(side === "columns" ? ["above"] : [])];
  return [range, ...notes].join(", ");
}

function colours(track, { isDark }) {
  const entries = track.ranked.slice(0, COLOURED).map((code, rank) => ({
    name: track.categories[code],
    colour: categoryColour(rank, isDark),
    note: counted(track.counts[code], "class", "classes"),
  }));
  const others = track.ranked.slice(COLOURED);
  if (others.length > 0) {
    const classes = others.reduce((sum, code) => sum + track.counts[code], 0);
    entries.push({
      name: counted(others.length, "other", "others"),
      colour: categoryColour(COLOURED, isDark),
      note: counted(classes, "class", "classes"),
    });
  }
  return entries;
}
