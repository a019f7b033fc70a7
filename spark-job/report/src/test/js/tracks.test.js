import assert from "node:assert/strict";
import { test } from "node:test";
import { Run } from "../../main/resources/org/classblocks/report/page/js/run.js";
import {
  COLOURED,
  ShownTracks,
  piecesOf,
  tracksOf,
} from "../../main/resources/org/classblocks/report/page/js/tracks.js";
import { FigureKey } from "../../main/resources/org/classblocks/report/page/js/figure-key.js";
import { categoryColour } from "../../main/resources/org/classblocks/report/page/js/track-colours.js";
import { keyEntries } from "../../main/resources/org/classblocks/report/page/js/track-key.js";

/** Numbers from 0 to 1 that look random and are the same each time. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** Classes in descending order, with hits, labels and predictions, and six kinds. */
function exampleRun(classCount, seed = 1) {
  const next = random(seed);
  const counts = Array.from({ length: classCount }, () => {
    const labels = Math.floor(40 * next());
    const hits = Math.floor(labels * next());
    return { labels, hits, predictions: hits + Math.floor(20 * next()) };
  });
  const run = new Run(
    {
      classCount,
      leafCount: classCount,
      names: counts.map((_, id) => `class ${id}`),
      statuses: {},
      blocks: [],
      neighbourCount: 0,
      layers: [],
    },
    {
      order: Int32Array.from(counts, (_, position) => classCount - 1 - position),
      left: new Int32Array(0),
      right: new Int32Array(0),
      heights: new Float32Array(0),
      neighbours: new Int32Array(0),
      similarities: new Float32Array(0),
    },
  );
  const share = (part, whole) => (whole === 0 ? NaN : part / whole);
  const kinds = counts.map(() => (next() < 0.2 ? NaN : Math.floor(6 * next() ** 2)));
  const column = (title, values, categories) => ({ title, values, categories });
  run.columns.set("taxonomy_1", column("Taxonomy", kinds, ["a", "b", "c", "d", "e", "f"]));
  run.columns.set(
    "mean",
    column(
      "Mean score",
      counts.map(() => (next() < 0.1 ? NaN : next() - 0.5)),
    ),
  );
  run.columns.set(
    "recall",
    column(
      "Recall",
      counts.map(({ hits, labels }) => share(hits, labels)),
    ),
  );
  run.columns.set(
    "precision",
    column(
      "Precision",
      counts.map(({ hits, predictions }) => share(hits, predictions)),
    ),
  );
  run.columns.set(
    "positives",
    column(
      "Labels",
      counts.map(({ labels }) => labels),
    ),
  );
  const sizes = (of) => Float64Array.from(run.order, (id) => of(counts[id]));
  run.layers.set("recalls", { sizes: sizes(({ labels }) => labels) });
  run.layers.set("precisions", { sizes: sizes(({ predictions }) => predictions) });
  return { run, counts, kinds };
}

function track(run, wanted) {
  return tracksOf(run).find(({ id }) => id === wanted);
}

const near = (actual, expected) =>
  assert.ok(
    Math.abs(actual - expected) < 1e-9 || (Number.isNaN(actual) && Number.isNaN(expected)),
    `${actual} is not ${expected}`,
  );

test("recall and precision of several classes are their hits by their labels and predictions", () => {
  const { run, counts } = exampleRun(50);
  for (let from = 0; from < 50; from++) {
    for (let to = from + 1; to <= 50; to++) {
      const inside = [...run.order.slice(from, to)].map((id) => counts[id]);
      const sum = (name) => inside.reduce((all, one) => all + one[name], 0);
      near(track(run, "recall").of(run.order.slice(from, to)).value, sum("hits") / sum("labels"));
      near(
        track(run, "precision").of(run.order.slice(from, to)).value,
        sum("hits") / sum("predictions"),
      );
      near(
        track(run, "error").of(run.order.slice(from, to)).value,
        1 - sum("hits") / sum("labels"),
      );
    }
  }
});

test("other numbers of several classes are the mean of those that are known", () => {
  const { run } = exampleRun(40, 2);
  const values = run.columns.get("mean").values;
  for (let from = 0; from < 40; from++) {
    for (let to = from + 1; to <= 40; to++) {
      const known = [...run.order.slice(from, to)]
        .map((id) => values[id])
        .filter((value) => !Number.isNaN(value));
      near(
        track(run, "mean").of(run.order.slice(from, to)).value,
        known.reduce((all, value) => all + value, 0) / known.length,
      );
    }
  }
});

test("of categories of several classes the most frequent one is shown", () => {
  const { run, kinds } = exampleRun(60, 3);
  const overall = (code) => kinds.filter((kind) => kind === code).length;
  for (let from = 0; from < 60; from++) {
    for (let to = from + 1; to <= 60; to++) {
      const inside = [...run.order.slice(from, to)].map((id) => kinds[id]);
      const often = (code) => inside.filter((kind) => Object.is(kind, code)).length;
      const most = Math.max(...[NaN, 0, 1, 2, 3, 4, 5].map(often));
      const { value, count } = track(run, "taxonomy_1").of(run.order.slice(from, to));
      assert.equal(count, most);
      assert.equal(often(value), most);
      if (!Number.isNaN(value)) {
        for (let code = 0; code < 6; code++) {
          assert.ok(often(code) < most || overall(code) <= overall(value));
        }
      } else {
        for (let code = 0; code < 6; code++) {
          assert.ok(often(code) < most);
        }
      }
    }
  }
});

const edge = { classCount: 1000, scale: 0.37, offset: 0, length: 370, ratio: 1, bounds: null };

test("smaller than a pixel, each class is in one pixel, and no pixel is empty", () => {
  for (const change of [{}, { ratio: 2 }, { offset: -33.3 }, { scale: 0.9, offset: 12.5 }]) {
    const { classCount, scale, offset, length, ratio, ...rest } = { ...edge, ...change };
    const pieces = piecesOf({ classCount, scale, offset, length, ratio, ...rest });
    for (let position = 0; position < classCount; position++) {
      const middle = offset + (position + 0.5) * scale;
      const around = pieces.filter(({ from, to }) => from <= position && position < to);
      assert.equal(around.length, middle > 0 && middle < length ? 1 : 0);
      around.forEach(({ start, end }) => assert.ok(start <= middle && middle <= end));
    }
    const inside = pieces.map(({ end, start }) => end - start);
    assert.ok(inside.every((height) => Math.abs(height - 1 / ratio) < 1e-9));
  }
});

test("larger classes have pieces of their own, cut at the ends of what is in sight", () => {
  const pieces = piecesOf({ ...edge, classCount: 10, scale: 12, offset: -18, length: 40 });
  assert.deepEqual(pieces, [
    { from: 1, to: 2, start: 0, end: 6 },
    { from: 2, to: 3, start: 6, end: 18 },
    { from: 3, to: 4, start: 18, end: 30 },
    { from: 4, to: 5, start: 30, end: 40 },
  ]);
});

test("with a cut, pieces are its parts", () => {
  const bounds = Int32Array.of(0, 3, 4, 10);
  const pieces = piecesOf({ ...edge, bounds, classCount: 10, scale: 2, offset: -7, length: 9 });
  assert.deepEqual(pieces, [
    { from: 3, to: 4, start: 0, end: 1 },
    { from: 4, to: 10, start: 1, end: 9 },
  ]);
});

function explorerOf(run, kind) {
  const explorer = { run, layer: { kind }, besides: [], relook: () => {} };
  explorer.tracks = new ShownTracks(explorer);
  return explorer;
}

const ids = (tracks) => tracks.map(({ id }) => id);

test("errors are shown with recall and precision, similarities with the taxonomy", () => {
  const { run } = exampleRun(5);
  assert.deepEqual(ids(explorerOf(run, "confusion").tracks.rows), ["recall"]);
  assert.deepEqual(ids(explorerOf(run, "confusion").tracks.columns(false)), ["precision"]);
  assert.deepEqual(ids(explorerOf(run, "similarity").tracks.rows), ["taxonomy_1"]);
  assert.deepEqual(ids(explorerOf(run, "similarity").tracks.columns(false)), []);
  assert.deepEqual(ids(explorerOf(run, "similarity").tracks.columns(true)), ["taxonomy_1"]);
  run.columns.delete("taxonomy_1");
  assert.deepEqual(ids(explorerOf(run, "similarity").tracks.shown), []);
});

test("an address keeps a choice, also that of none; what it does not know is left out", () => {
  const { run } = exampleRun(5);
  const { tracks } = explorerOf(run, "similarity");
  assert.equal(tracks.words, undefined);
  tracks.choose(["mean", "recall"]);
  tracks.restore(tracks.words);
  assert.deepEqual(ids(tracks.shown), ["mean", "recall"]);
  tracks.choose([]);
  tracks.restore(tracks.words);
  assert.deepEqual(ids(tracks.shown), []);
  tracks.restore(["nonsense", "mean"]);
  assert.deepEqual(ids(tracks.shown), ["mean"]);
  tracks.restore(undefined);
  assert.deepEqual(ids(tracks.shown), ["taxonomy_1"]);
});

test("bars of counts are logarithmic, those of shares go from 0 to 1", () => {
  const { run, counts } = exampleRun(30);
  const most = Math.max(...counts.map(({ labels }) => labels));
  near(track(run, "positives").share(most), 1);
  near(track(run, "positives").share(3), Math.log(4) / Math.log(most + 1));
  near(track(run, "recall").share(0.25), 0.25);
  assert.equal(track(run, "recall").text(0.25), "25.0%");
});

/** Linear light as a colour-blind eye sees it (Machado et al. 2009, severity 1). */
const EYES = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** The colour in CIELAB after a matrix of linear light. */
function lab(colour, eye) {
  const linear = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const [r, g, b] = eye.map((row) => row.reduce((sum, part, i) => sum + part * linear[i], 0));
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test("colours of categories differ to all eyes, on light and on dark paper", () => {
  for (const isDark of [false, true]) {
    for (const eye of Object.values(EYES)) {
      const colours = Array.from({ length: COLOURED + 1 }, (_, rank) =>
        lab(categoryColour(rank, isDark), eye),
      );
      colours.forEach((one, i) =>
        colours.slice(i + 1).forEach((other, j) => {
          const distance = Math.hypot(...one.map((part, axis) => part - other[axis]));
          assert.ok(distance > 10, `${isDark} ${i} ${i + 1 + j}: ${distance}`);
        }),
      );
    }
  }
});

test("a key begins with bars, then come categories, each with its colours", () => {
  const { run } = exampleRun(30);
  const tracks = tracksOf(run).filter(({ id }) => ["recall", "taxonomy_1"].includes(id));
  const [bar, title, ...colours] = keyEntries(tracks, { isDark: false });
  assert.deepEqual([bar.name, bar.note, bar.colour], ["Recall", "0 to 100%", null]);
  assert.deepEqual([title.name, title.note, title.colour], [tracks[0].title, "", null]);
  assert.ok(colours.length > 0 && colours.every(({ colour }) => colour.startsWith("#")));
});

test("entries of a key in a picture stay within its width, one line after the other", () => {
  const ruler = { measureText: (text) => ({ width: 10 * text.length }) };
  const entries = ["a", "x".repeat(100), "b", "c"].map((name) => ({
    name,
    colour: "#112233",
    note: "1 class",
  }));
  const key = new FigureKey(entries, 100, ruler, "serif");
  assert.deepEqual(
    key.placed.map(({ y }) => y),
    [0, 17, 34, 34],
  );
  assert.equal(key.height, 51);
  key.placed.forEach(({ x, inset, words }) => assert.ok(x + inset + 10 * words.length <= 100));
  assert.equal(new FigureKey([], 100, ruler, "serif").height, 0);
});
