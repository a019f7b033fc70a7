import { withContext } from "./camera.js";
import { element } from "./elements.js";
import { countText } from "./numerals.js";
import { formatPlace } from "./places.js";
import { SAME, currentBlock } from "./tree-steps.js";

/**
 * Says beside the title of the matrix in which blocks one is, outermost first; each leads to its
 * place.
 *
 * @param {Element} head receives the path
 * @param {Explorer} explorer
 */
export function crumbs(head, explorer) {
  const { part, parts } = explorer.run.whole;
  const all =
    part?.id > 0 ? [...outside(part, parts), here(part, explorer)] : [here(part, explorer)];
  const path = element("ol", { class: "crumbs", "aria-label": "Blocks in view" });
  let shown;
  const update = () => {
    const block = currentBlock(explorer.run, goalOf(explorer), explorer.camera);
    if (block !== shown) {
      shown = block;
      const around = block === null ? [] : explorer.run.blockPath(block.start);
      const links = around.filter(({ depth }) => depth <= block.depth).map(link);
      path.replaceChildren(...[...all, ...links].map((step) => element("li", {}, step)));
    }
  };
  head.append(path);
  explorer.on("view", update);
  explorer.on("select", update);
  update();
}

/** The selection if one went there: a range of the diagonal as close as a link to it leads. */
function goalOf({ selection, camera }) {
  const { rows, columns } = selection ?? {};
  const isRange = selection !== null && rows[0] === columns[0] && rows[1] === columns[1];
  const isThere = isRange && Math.abs(camera.scaleOf(withContext(rows)) / camera.view.k - 1) < SAME;
  return isThere ? selection : null;
}

function link({ id, name }) {
  return element("a", { href: formatPlace("block", id), title: name }, element("bdi", {}, name));
}

/** Leads to all that is here: all classes, or those of a part. */
function here(part, explorer) {
  const isPart = part?.id > 0;
  return element(
    "button",
    {
      type: "button",
      title: isPart ? "Show all of this part" : "Show the whole matrix",
      onclick: () => explorer.camera.showAll(),
    },
    isPart
      ? `Classes ${countText(part.start + 1)} to ${countText(part.end)} of ${countText(part.classCount)}`
      : "All classes",
  );
}

/** Leads to all classes, and to the blocks around a part. */
function outside({ around }, parts) {
  return [
    element("a", { href: parts.whole }, "All classes"),
    ...around.map(({ name, block }) =>
      element("a", { href: `?to=block=${block}`, title: name }, element("bdi", {}, name)),
    ),
  ];
}
