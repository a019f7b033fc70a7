import { counted, isolated } from "./numerals.js";
import { formatPlace } from "./places.js";
import { PlaceIndex } from "./ranking.js";

/**
 * What a search has found.
 *
 * @typedef {object} Hit
 * @property {string} name
 * @property {string} what it is
 * @property {string} where it is, if that is known
 * @property {string} place the address that it leads to
 * @property {string} [remark] what to say of it once it is chosen
 */

/** Searches all that a page holds. */
export class FoundInRun {
  constructor(run) {
    this.run = run;
  }

  /** @return {Hit[]} */
  find(query, limit) {
    this.index ??= new PlaceIndex(this.run);
    return this.index.find(query, limit).map(({ kind, id }) => this[kind](id));
  }

  /** What there is to say of a class, and where choosing it leads. */
  class(id) {
    const block = this.run.blockPath(this.run.positions[id]).pop();
    const key = this.run.keys[id];
    return {
      name: this.run.names[id],
      what: String(id),
      where: [key, block?.name ?? this.run.statuses.get(id)].filter(Boolean).join(" · "),
      place: formatPlace("class", id),
    };
  }

  block(id) {
    const { name, start, end, parent } = this.run.blocks[id];
    const around = this.run.blocks[parent];
    return {
      name,
      what: `block, ${counted(end - start, "class", "classes")}`,
      where: around === undefined ? "" : `in ${isolated(around.name)}`,
      place: formatPlace("block", id),
    };
  }

  node(id) {
    const { name, size, block, f1, start, end } = this.run.nodes[id];
    const { order } = this.run;
    const what = `taxonomy, ${counted(size, "class", "classes")}`;
    if (block >= 0) {
      const where = `best block: ${isolated(this.run.blocks[block].name)}, F1 ${f1.toFixed(2)}`;
      return { name, what, where, place: formatPlace("block", block) };
    }
    const among = counted(end - start, "class", "classes");
    return {
      name,
      what,
      where: `no block matches; its classes lie within ${among} in a row`,
      place: formatPlace("span", order[start], order[end - 1]),
      remark: `No block matches ${isolated(name)}. The selection is the ${among} from its first to its last.`,
    };
  }
}

/** Searches names that lie beside the page. */
export class FoundInParts {
  constructor(parts) {
    this.parts = parts;
  }

  /** @return {Promise<Hit[]>} */
  async find(query, limit) {
    const found = await this.parts.find(query, limit);
    return found.map(({ kind, name, title, id, range }) => {
      const size = counted(range[1] - range[0], "class", "classes");
      const what = {
        class: String(id),
        block: `block, ${size}`,
        node: `taxonomy, ${size} in a row`,
      };
      return {
        name: title || name || `Class ${id}`,
        what: what[kind],
        where: title === "" ? "" : name,
        place: this.parts.addressOf([range]),
      };
    });
  }
}
