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
 * @return {Tabs} of the panels; they show "selection" on demand
 */
export function panels(page, explorer) {
  const at = (id) => page.getElementById(id);
  themeButton(at("theme"), () => explorer.retheme());
  search(at("search"), explorer);
  tables(page);
  if (explorer.run.blocks.length > 0) {
    tree(at("tree"), explorer);
    tabs(at("blocks"), "Blocks as a tree or a table");
  }
  for (const [id, label] of Object.entries(SUBPANELS)) {
    if (at(id) !== null) {
      tabs(at(id), label);
    }
  }
  selection(at("selection"), explorer);
  divider(at("divider"), at("panels"));
  fold(at("fold"), page.querySelector(".skip"));
  return tabs(at("panels"), "Tables");
}
