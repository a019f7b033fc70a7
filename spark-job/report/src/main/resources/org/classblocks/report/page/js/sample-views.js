import { element } from "./elements.js";
import { action, copy } from "./saving.js";
import { filledIn, isOfPicture, picture } from "./thumbnails.js";

/**
 * The samples behind a selection: small pictures if the addresses of samples look like pictures,
 * links if there are addresses, and ids to copy otherwise.
 *
 * @param {Run} run
 * @param {{kind: string, ids: number[]}} kind what the selection is
 * @return {Element[]} a section for each list; none where the page knows no samples
 */
export function sampleSections(run, { kind, ids }) {
  switch (kind) {
    case "class":
      return sampleSection(run, ["Samples that score highest"], run.samples.of("class", ids[0]));
    case "block":
      return sampleSection(run, ["Samples of the block"], run.samples.of("block", ids[0]));
    case "pair":
      return [ids, [...ids].reverse()].flatMap((pair) => confused(run, pair));
    default:
      return [];
  }
}

function confused(run, [label, predicted]) {
  const name = (id) => element("bdi", {}, run.names[id]);
  const heading = ["Samples of ", name(label), " taken for ", name(predicted)];
  const found = run.samples.of("pair", label, predicted);
  const times = run.layers.get("confusion")?.value(run.positions[label], run.positions[predicted]);
  if (found.length > 0 || !(times > 0) || run.leftOutSamples === 0) {
    return sampleSection(run, heading, found);
  }
  return [
    listed(
      heading,
      element(
        "p",
        { class: "faint" },
        "The page has no room for these samples. The table ",
        element("code", {}, "examples/"),
        " of the run has their ids.",
      ),
    ),
  ];
}

function sampleSection(run, heading, samples) {
  if (samples.length === 0) {
    return [];
  }
  const ids = samples.map(({ id }) => id).join("\n");
  return [
    listed(
      heading,
      element("ul", { class: "samples" }, ...samples.map((sample) => sampleItem(run, sample))),
      element(
        "div",
        { class: "actions" },
        action("Copy ids", (event) => copy(ids, event.currentTarget)),
      ),
    ),
  ];
}

function listed(heading, ...content) {
  return element("section", { class: "listed" }, element("h3", {}, ...heading), ...content);
}

function sampleItem(run, { id, classId }) {
  const title = `${id}\nscores high for ${run.names[classId]}`;
  const caption = element("bdi", { title }, id === "" ? "(empty id)" : id);
  const link = sampleLink(run, id);
  link?.append(caption);
  return element("li", {}, link ?? caption);
}

/**
 * A picture of a sample that leads to it.
 *
 * @param {Run} run
 * @param {string} id
 * @return {?Element} null if its address does not look like one of a picture
 */
export function samplePicture(run, id) {
  const link = sampleLink(run, id);
  if (link === null || link.firstChild === null) {
    return null;
  }
  link.title = id;
  link.append(element("bdi", {}, id));
  return link;
}

/** A link to a sample, around its picture if it has one; null without an address. */
function sampleLink(run, id) {
  if (!run.sample || id === "") {
    return null;
  }
  const address = filledIn(run.sample, { sample_id: id, sample_path: id });
  return element(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    ...(isOfPicture(address) ? [picture(address)] : []),
  );
}
