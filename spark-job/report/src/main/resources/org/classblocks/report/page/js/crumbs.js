import { element } from "./elements.js";
import { formatPlace } from "./places.js";
import { currentBlock } from "./tree-steps.js";

/**
 * Says beside the title of the matrix in which blocks one is, outermost first; each leads to its
 * place.
 *
 * @param {Element} head receives the path
 * @param {Explorer} explorer
 */
export function crumbs(head, explorer) {
  const all = element(
    "button",
    { type: "button", title: "Show the whole matrix", onclick: () => explorer.camera.showAll() },
    "All classes",
  );
  const path = element("ol", { class: "crumbs", "aria-label": "Blocks in sight" });
  let shown;
  const update = () => {
    const block = currentBlock(explorer.run, null, explorer.camera.sight);
    if (block !== shown) {
      shown = block;
      const around = block === null ? [] : explorer.run.blockPath(block.start);
      const links = around.filter(({ depth }) => depth <= block.depth).map(link);
      path.replaceChildren(...[all, ...links].map((step) => element("li", {}, step)));
    }
  };
  head.append(path);
  explorer.on("view", update);
  update();
}

function link({ id, name }) {
  return element("a", { href: formatPlace("block", id), title: name }, element("bdi", {}, name));
}
