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

/** Classes, blocks and nodes of the taxonomy, ready to be searched many times. */
export class PlaceIndex {
  /** @param {Run} run */
  constructor({ names, keys, blocks, nodes }) {
    // A block that has the name of a node is found as the node.
    const blockNames = blocks.map(({ name, match }) => (name === match ? "" : name));
    this.indexes = {
      class: new ClassIndex(names, keys),
      node: new NameIndex(nodes.map(({ name }) => name)),
      block: new NameIndex(blockNames),
    };
  }

  /**
   * What has a text in its name, those that it fits best first; of equally good ones classes come
   * first, then nodes.
   *
   * @param {string} query
   * @param {number} limit
   * @return {{kind: "class"|"node"|"block", id: number}[]}
   */
  find(query, limit) {
    return Object.entries(this.indexes)
      .flatMap(([kind, index]) => index.hits(query).map((hit) => ({ ...hit, kind })))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ kind, id }) => ({ kind, id }));
  }
}

/** Names, ready to be searched many times. */
class NameIndex {
  constructor(names) {
    this.names = names.map(folded);
  }

  /** The names that hold a text, the best first, with how well they fit. */
  hits(query) {
    const wanted = folded(query).trim();
    if (wanted === "") {
      return [];
    }
    return this.names
      .map((name, id) => ({ id, rank: this.rank(id, wanted), length: name.length }))
      .filter(({ rank }) => rank < Infinity)
      .sort((a, b) => a.rank - b.rank || a.length - b.length || a.id - b.id);
  }

  rank(id, wanted) {
    return rankIn(this.names[id], wanted);
  }
}

/** Classes by name, key and id, ready to be searched many times. */
export class ClassIndex extends NameIndex {
  /**
   * @param {string[]} names by class id
   * @param {string[]} keys by class id, or none
   */
  constructor(names, keys) {
    super(names);
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
    return this.hits(query)
      .slice(0, limit)
      .map(({ id }) => id);
  }

  rank(id, wanted) {
    return Math.min(
      super.rank(id, wanted),
      this.keys.length === 0 ? Infinity : rankIn(this.keys[id], wanted),
      String(id) === wanted ? 0 : Infinity,
    );
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
