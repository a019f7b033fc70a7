import { elided } from "./lettering.js";
import { wordsOfKey } from "./track-key.js";

/** Sizes of letters and colours, and from one entry to the next. */
const KEY = { size: 12, leading: 17, swatch: 9, inset: 13, gap: 14, most: 240 };

/** What tracks mean in a saved picture: entries one after the other, in lines of a width. */
export class FigureKey {
  /**
   * @param {KeyEntry[]} entries
   * @param {number} width
   * @param {CanvasRenderingContext2D} ruler measures texts
   * @param {string} font
   */
  constructor(entries, width, ruler, font) {
    this.font = `${KEY.size}px ${font}`;
    ruler.font = this.font;
    const measure = (text) => ruler.measureText(text).width;
    let x = 0;
    let line = 0;
    this.placed = entries.map((entry) => {
      const inset = entry.colour === null ? 0 : KEY.inset;
      const words = elided(wordsOfKey(entry), Math.min(KEY.most, width - inset), measure);
      const taken = inset + measure(words);
      if (x > 0 && x + taken > width) {
        x = 0;
        line++;
      }
      const place = { words, colour: entry.colour, inset, x, y: line * KEY.leading };
      x += taken + KEY.gap;
      return place;
    });
    this.height = entries.length === 0 ? 0 : (line + 1) * KEY.leading;
  }

  paint(context, theme, left, top) {
    context.font = this.font;
    context.textAlign = "left";
    context.textBaseline = "middle";
    for (const { words, colour, inset, x, y } of this.placed) {
      const middle = top + y + KEY.leading / 2;
      if (colour !== null) {
        context.fillStyle = colour;
        context.fillRect(left + x, middle - KEY.swatch / 2, KEY.swatch, KEY.swatch);
      }
      context.fillStyle = colour === null ? theme.ink : theme.faint;
      context.fillText(words, left + x + inset, middle);
    }
  }
}
