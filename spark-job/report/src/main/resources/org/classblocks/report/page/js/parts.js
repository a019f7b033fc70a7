import { Cache } from "./cache.js";
import { Sections, loadPart } from "./data.js";
import { parsePlace } from "./places.js";
import { folded } from "./ranking.js";
import { loadFile } from "./script-files.js";

const PIECES_KEPT = 8;

/** What a name is of, by its number. */
const KINDS = ["class", "block", "node"];

/**
 * The parts of a run that is too large to be shown at once. The page shows one of them: the one that
 * its address has as ?part=, or all of the run in large rows. ?to= names a place such as class=17,
 * and leads to the part that shows it.
 */
export class Parts {
  /**
   * @param {object} facts the JSON of the page
   * @param {Location} location where the page is
   */
  constructor(facts, location) {
    Object.assign(this, facts);
    this.location = location;
    this.files = new Cache(PIECES_KEPT);
    const words = new URLSearchParams(location.search);
    this.wanted = words.has("to") ? parsePlace(`#${words.get("to")}`) : null;
    const part = Number(words.get("part"));
    this.current = Number.isInteger(part) && part in this.starts ? part : 0;
  }

  /** The part on show. */
  async run() {
    const run = await loadPart(await loadFile(`parts/part-${this.current}`));
    run.parts = this;
    return run;
  }

  /**
   * The address of some positions, in the smallest part that shows all of them.
   *
   * @param {[number, number][]} ranges one, or rows and columns
   * @param {number} [around] a part that holds them
   */
  addressOf(ranges, around = 0) {
    const from = Math.min(...ranges.map(([start]) => start));
    const to = Math.max(...ranges.map(([, end]) => end));
    let part = around;
    for (let inner = part; inner < this.starts.length; inner++) {
      const isInside = this.starts[inner] <= from && to <= this.ends[inner];
      if (isInside && this.parents[inner] === part) {
        part = inner;
      }
    }
    const page = part === 0 ? this.location.pathname : `?part=${part}`;
    return `${page}#at=${ranges.flat().join(",")}`;
  }

  /** The address of all of the run. */
  get whole() {
    return this.location.pathname;
  }

  /**
   * The address of a place of the run.
   *
   * @param {Place} place
   * @return {Promise<?string>} null if the run has no such place
   */
  async addressOfPlace({ kind, ids }) {
    if (kind === "at") {
      const ranges = ids.length === 2 ? [ids] : [ids.slice(0, 2), ids.slice(2)];
      const isPlace = ranges.every(([from, to]) => from < to && to <= this.classCount);
      return isPlace ? this.addressOf(ranges) : null;
    }
    const isOfBlocks = kind === "block" || kind === "link";
    const ranges = await Promise.all(
      ids.map((id) => (isOfBlocks ? this.rangeOfBlock(id) : this.rangeOfClass(id))),
    );
    if (ranges.includes(null)) {
      return null;
    }
    return this.addressOf(
      kind === "span" ? [[Math.min(...ranges.flat()), Math.max(...ranges.flat())]] : ranges,
    );
  }

  async rangeOfClass(id) {
    if (id >= this.classCount) {
      return null;
    }
    const [position] = await this.numbersOf("classes", id, this.classesAFile, 1);
    return [position, position + 1];
  }

  async rangeOfBlock(id) {
    return id < this.blockCount
      ? [...(await this.numbersOf("blocks", id, this.blocksAFile, 2))]
      : null;
  }

  async numbersOf(name, id, idsAFile, numbersOfEach) {
    const sections = await this.sections(`${name}-${Math.floor(id / idsAFile)}`);
    const numbers = await sections.array("numbers", "int32");
    const at = (id % idsAFile) * numbersOfEach;
    return numbers.subarray(at, at + numbersOfEach);
  }

  /**
   * The classes, blocks and nodes whose names or keys start with a text, by name; before them the
   * class whose id the text is.
   *
   * @param {string} query
   * @param {number} limit
   * @return {Promise<{kind: string, name: string, title: string, id: number, range: number[]}[]>}
   */
  async find(query, limit) {
    const wanted = folded(query).trim();
    const found = /^\d{1,9}$/.test(wanted) ? await this.classOf(Number(wanted)) : [];
    let file = Math.max(
      0,
      this.firstNames.findLastIndex((name) => name < wanted),
    );
    while (
      found.length < limit &&
      file < this.firstNames.length &&
      (this.firstNames[file] <= wanted || this.firstNames[file].startsWith(wanted))
    ) {
      const names = await this.names(file);
      found.push(...names.filter(({ name }) => folded(name).startsWith(wanted)));
      file++;
    }
    return found.slice(0, limit);
  }

  async classOf(id) {
    const range = await this.rangeOfClass(id);
    return range === null ? [] : [{ kind: "class", name: "", title: "", id, range }];
  }

  async names(file) {
    const sections = await this.sections(`names-${file}`);
    const names = JSON.parse(await sections.text("names"));
    const titles = JSON.parse(await sections.text("titles"));
    const numbers = await sections.array("numbers", "int32");
    return names.map((name, at) => ({
      kind: KINDS[numbers[4 * at]],
      name,
      title: titles[at],
      id: numbers[4 * at + 1],
      range: [numbers[4 * at + 2], numbers[4 * at + 3]],
    }));
  }

  /** The sections of a file of the parts. A file that did not come is asked for again. */
  sections(name) {
    return this.files.computed(name, () => {
      const sections = loadFile(`parts/${name}`).then(
        (file) => new Sections((section) => file[section]),
      );
      sections.catch(() => this.files.delete(name));
      return sections;
    });
  }
}
