import { COLOURS, diverging, palette, sequential } from "./colours.js";
import { differenceLayer } from "./difference-layer.js";
import { isSimilarity } from "./layers.js";
import { Mapping } from "./mapping.js";
import { STEPS, firstScale, rounded } from "./scales.js";

/** How layers are shown: the scale of each, and what all have in common. */
export class Looks {
  /**
   * @param {Run} run
   * @param {() => void} onArrival is called when a part of a layer has come that was not there
   */
  constructor(run, onArrival) {
    this.take(run);
    this.scales = new Map();
    this.restore({});
    this.layers.forEach((layer) => layer.onArrival?.(onArrival));
  }

  /** Goes on with the same run in another arrangement. */
  take(run) {
    this.run = run;
    this.layers = new Map(run.layers);
  }

  /** A layer by its id, or null; a difference "a~b" is made when it is first asked for. */
  layerOf(id) {
    const [first, second] = id.split("~").map((part) => this.layers.get(part));
    const isKnown = first !== undefined && second !== undefined;
    if (!this.layers.has(id) && isKnown && isSimilarity(first) && isSimilarity(second)) {
      this.layers.set(id, differenceLayer(first, second));
    }
    return this.layers.get(id) ?? null;
  }

  /** The scale of a layer, which it keeps while others are on show. */
  scaleOf(layer) {
    if (!this.scales.has(layer.id)) {
      this.scales.set(layer.id, firstScale(layer, this.run));
    }
    return this.scales.get(layer.id);
  }

  /** Changes parts of the scale of a layer. */
  rescale(layer, change) {
    this.scales.set(layer.id, { ...this.scaleOf(layer), ...change });
  }

  /** Gives a layer its first scale, but for the parts that are not undefined. */
  reset(layer, parts) {
    const given = Object.entries(parts).filter(([, value]) => value !== undefined);
    this.scales.set(layer.id, { ...firstScale(layer, this.run), ...Object.fromEntries(given) });
  }

  /** The parts of a layer's scale that are not as they were at first. */
  changes(layer) {
    const first = firstScale(layer, this.run);
    const parts = Object.entries(this.scaleOf(layer));
    return Object.fromEntries(parts.filter(([name, value]) => value !== first[name]));
  }

  /** What all layers have in common, for an address; what is as at first is left out. */
  get state() {
    return {
      colours: this.colours === COLOURS[0].id ? undefined : this.colours,
      steps: this.isStepped ? STEPS[1].id : undefined,
      outlines: this.outlines ? undefined : "off",
      minimap: this.minimap ? undefined : "off",
    };
  }

  /** Takes over what an address says of all layers. */
  restore({ colours, steps, outlines, minimap }) {
    this.colours = COLOURS.find(({ id }) => id === colours)?.id ?? COLOURS[0].id;
    this.isStepped = steps === STEPS[1].id;
    this.outlines = outlines !== "off";
    this.minimap = minimap !== "off";
  }

  /** How the numbers of a layer become colours. */
  mappingOf(layer) {
    const isApart = this.colours === "diverging" && isSimilarity(layer);
    return new Mapping(layer, this.scaleOf(layer), {
      isDiverging: isApart || layer.kind === "difference",
      noise: isSimilarity(layer) ? rounded(this.run.noiseFloor ?? 0) : 0,
      isStepped: this.isStepped,
    });
  }

  /** A layer with all that it takes to paint it. */
  of(layer, { isDark, paper }) {
    const mapping = this.mappingOf(layer);
    const ramp = mapping.isDiverging
      ? diverging(isDark, mapping.floor > 0)
      : sequential(this.colours, isDark);
    const share = (value) => mapping.share(value);
    const colourOf = (place) => (Number.isNaN(place) ? paper : ramp(place));
    const style = [...Object.values(mapping.scale), this.colours, this.isStepped, isDark];
    return {
      layer,
      mapping,
      outlines: this.outlines,
      key: [this.run.arrangementKey, layer.id, ...style].join("|"),
      colourOf,
      colour: (value) => colourOf(share(value)),
      pixels: palette(layer.codes, share, ramp, paper),
    };
  }
}
