const MARKS = /\p{M}+/gu;
const WORD_END = /[^\p{L}\p{N}]/u;

/**
 * A text as it is searched: without accents, without case, and with compatible letters alike.
 *
 * @param {string} text
 * @return {string}
 */
export function folded(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** Classes by name, key and id, ready to be searched many times. */
export class ClassIndex {
  /**
   * @param {string[]} names by class id
   * @param {string[]} keys by class id, or none
   */
  constructor(names, keys) {
    this.names = names.map(folded);
    this.keys = keys.map(folded);
  }

  /**
   * The classes whose name or key holds a text. Those come first that are it, then those that
   * start with it, then those with a word that starts with it, then others; among these, names
   * that say little else before long ones, and lower ids before higher. A number finds the class
   * with that id, too, before those that start with it.
   *
   * @param {string} query
   * @param {number} limit
   * @return {number[]} class ids
   */
  find(query, limit) {
    const wanted = folded(query).trim();
    if (wanted === "") {
      return [];
    }
    const hits = [];
    for (let id = 0; id < this.names.length; id++) {
      const rank = Math.min(
        rankIn(this.names[id], wanted),
        this.keys.length === 0 ? Infinity : rankIn(this.keys[id], wanted),
        String(id) === wanted ? 0 : Infinity,
      );
      if (rank < Infinity) {
        hits.push({ id, rank, length: this.names[id].length });
      }
    }
    return hits
      .sort((a, b) => a.rank - b.rank || a.length - b.length || a.id - b.id)
      .slice(0, limit)
      .map(({ id }) => id);
  }
}

/** 0 if it is the text, 1 at its start, 2 at the start of a word, 3 elsewhere, Infinity nowhere. */
function rankIn(text, wanted) {
  let at = text.indexOf(wanted);
  if (at < 0) {
    return Infinity;
  }
  if (at === 0) {
    return text.length === wanted.length ? 0 : 1;
  }
  while (at > 0) {
    if (WORD_END.test(text[at - 1])) {
      return 2;
    }
    at = text.indexOf(wanted, at + 1);
  }
  return 3;
}
