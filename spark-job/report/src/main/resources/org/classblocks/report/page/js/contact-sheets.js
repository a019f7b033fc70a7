import { element } from "./elements.js";
import { formatPlace, parsePlace } from "./places.js";
import { samplePicture } from "./sample-views.js";
import { thumbnail } from "./thumbnails.js";

const MOST = 8;
const TYPICAL = 12;

/**
 * Small pictures of the classes that stand for a block.
 *
 * @param {Run} run
 * @param {number} blockId
 * @return {?Element} null if there are none
 */
export function classSheet(run, blockId) {
  return sheet(classFigures(run, blockId, TYPICAL));
}

/** The same for fewer classes, or small pictures of samples if classes have none. */
function smallSheet(run, blockId) {
  return sheet(classFigures(run, blockId, MOST)) ?? sheet(sampleFigures(run, blockId));
}

function sheet(figures) {
  return figures.length === 0 ? null : element("div", { class: "contacts" }, ...figures);
}

/** The classes that stand for a block and may have a picture. */
function classFigures(run, blockId, most) {
  return [...run.typical.subarray(TYPICAL * blockId, TYPICAL * (blockId + 1))]
    .filter((id) => id >= 0)
    .slice(0, most)
    .map((id) => {
      const name = element("bdi", {}, run.names[id]);
      const address = { href: formatPlace("class", id), title: run.names[id] };
      return element("a", address, thumbnail(run, id), name);
    });
}

function sampleFigures(run, blockId) {
  return run.samples
    .of("block", blockId)
    .map(({ id }) => samplePicture(run, id))
    .filter((link) => link !== null)
    .slice(0, MOST);
}

/**
 * Adds contact sheets to the findings that speak of blocks.
 *
 * @param {Run} run
 * @param {Iterable<Element>} findings
 */
export function illustrate(run, findings) {
  for (const finding of findings) {
    const ids = [...finding.querySelectorAll("a")]
      .map((link) => parsePlace(link.getAttribute("href")))
      .filter((place) => ["block", "link"].includes(place?.kind))
      .flatMap((place) => place.ids);
    for (const id of new Set(ids)) {
      const small = smallSheet(run, id);
      if (small !== null) {
        const name = element("bdi", { title: run.blocks[id].name }, run.blocks[id].name);
        finding.append(
          element("figure", { class: "illustration" }, element("figcaption", {}, name), small),
        );
      }
    }
  }
}
