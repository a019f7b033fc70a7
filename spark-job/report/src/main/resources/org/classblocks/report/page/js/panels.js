import { illustrate } from "./contact-sheets.js";
import { divider } from "./divider.js";
import { fold } from "./fold.js";
import { search } from "./search.js";
import { selection } from "./selection.js";
import { tables } from "./tables.js";
import { tabs } from "./tabs.js";
import { themeButton } from "./theme-button.js";
import { tree } from "./tree.js";

const SUBPANELS = {
  triage: "Kinds of pairs",
  errors: "Errors of classes and blocks",
  taxonomy: "Nodes and siblings",
};

/**
 * Brings to life what is around the matrix: tabs, tables, the tree of blocks, the selection, the
 * search, the theme, and how wide the panels are, if they are there at all.
 *
 * @param {Document} page
 * @param {Explorer} explorer
 * @param {() => void} onchange is called when another panel is on show, or a table is sorted
 * @return {{shelf: Tabs, state: object, restore: (state: object) => void}} the tabs of the panels,
 *     which show "selection" on demand; and what is on show, as an address has it
 */
export function panels(page, explorer, onchange) {
  const at = (id) => page.getElementById(id);
  const theme = themeButton(at("theme"), () => explorer.retheme());
  search(at("search"), explorer);
  const sorting = tables(page, onchange);
  const inner = [];
  if (explorer.run.blocks.length > 0) {
    tree(at("tree"), explorer);
    inner.push(tabs(at("blocks"), "Blocks as a tree or a table", onchange));
  }
  for (const [id, label] of Object.entries(SUBPANELS)) {
    if (at(id) !== null) {
      inner.push(tabs(at(id), label, onchange));
    }
  }
  selection(at("selection"), explorer);
  illustrate(explorer.run, page.querySelectorAll(".findings li"));
  divider(at("divider"), at("panels"));
  fold(at("fold"), page.querySelector(".skip"));
  const shelf = tabs(at("panels"), "Tables", onchange);
  const all = [shelf, ...inner];
  return {
    shelf,
    get state() {
      return {
        tabs: all.map((one) => one.chosen).filter((id) => id !== undefined),
        sort: sorting.words,
        theme: theme.chosen,
      };
    },
    restore(state) {
      all.forEach((one) => one.restore(state.tabs ?? []));
      sorting.restore(state.sort ?? []);
      theme.restore(state.theme);
    },
  };
}
