import assert from "node:assert/strict";
import { test } from "node:test";
import { Codes } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { histogramOf } from "../../main/resources/org/classblocks/report/page/js/histogram.js";
import { LegendBar } from "../../main/resources/org/classblocks/report/page/js/legend-bar.js";
import { Mapping } from "../../main/resources/org/classblocks/report/page/js/mapping.js";

const similarity = { kind: "similarity", codes: new Codes(-0.4, 1, 65535) };
const errors = { kind: "confusion", codes: new Codes(0, 12, 65535, "log1p"), least: 1 };

function barOf(layer, scale, style = {}) {
  return new LegendBar(
    new Mapping(
      layer,
      { id: "linear", end: 0.5, threshold: 0.1, ...scale },
      { isDiverging: false, noise: 0.05, isStepped: false, ...style },
    ),
  );
}

const STYLES = [
  {},
  { isDiverging: true },
  { isStepped: true },
  { isDiverging: true, isStepped: true },
];

test("a number lies on the piece that has its colour", () => {
  for (const id of ["linear", "log"]) {
    for (const style of STYLES) {
      const bar = barOf(similarity, { id }, style);
      const least = style.isStepped ? 0 : 0.02;
      for (let value = -0.6; value <= 0.9; value += 0.0037) {
        const place = bar.placeOf(value);
        const piece = bar.pieces.find(({ from, to }) => place >= from && place <= to);
        const away = Math.abs(piece.share - bar.mapping.share(value));
        const isAtNoise = Math.abs(Math.abs(value) - 0.05) < 0.01;
        assert.ok(away <= least + 1e-9 || isAtNoise, `${value} is ${away} away`);
      }
    }
  }
});

test("pieces lie side by side from one end to the other", () => {
  for (const style of STYLES) {
    const { pieces } = barOf(similarity, {}, style);
    assert.equal(pieces[0].from, 0);
    assert.ok(Math.abs(pieces[pieces.length - 1].to - 1) < 1e-9);
    pieces.slice(1).forEach(({ from }, index) => assert.equal(from, pieces[index].to));
  }
});

test("a histogram shows how many numbers have each of six colours", () => {
  const values = [0, 0, 0, 1, 1, 1, 1, 2, 4, 9, 36, 36, 36, 36];
  const bar = barOf(errors, { id: "log", end: 35 }, { isStepped: true, noise: 0 });
  assert.deepEqual(bar.mapping.bounds, [1, 3, 5, 10, 19, 35]);
  const { bars, before, last } = histogramOf(values, bar);
  const most = 5;
  const expected = [5, 1, 1, 0, 4].map((count) => Math.sqrt(count / most));
  assert.deepEqual(
    [bars[1], bars[2], bars[3], bars[4], bars[6]].map(({ height }) => height),
    expected,
  );
  assert.equal(before, 3 / 14);
  assert.equal(last, 4 / 14);
});

test("what lies beyond a bar is counted beside it", () => {
  const values = [-0.3, -0.2, 0.6, 0.7, 0.8, 0.3];
  const one = histogramOf(values, barOf(similarity, {}));
  const most = 3;
  assert.equal(one.bars[0].height, Math.sqrt(2 / most));
  assert.ok(one.bars[0].to <= 0 && one.bars[0].isNothing);
  assert.equal(one.bars[one.bars.length - 1].height, 1);
  assert.equal(one.before, 2 / 6);
  assert.equal(one.last, 3 / 6);
  const two = histogramOf(values, barOf(similarity, { end: 0.25 }, { isDiverging: true }));
  assert.equal(two.bars[0].height, Math.sqrt(1 / 4));
  assert.equal(two.bars[two.bars.length - 1].height, 1);
  assert.equal(two.last, 5 / 6);
});

test("noise does not dwarf the rest", () => {
  const noise = Array.from({ length: 10000 }, (_, index) => 0.00001 * (index % 4000));
  const { bars } = histogramOf([...noise, 0.3], barOf(similarity, {}));
  const place = 0.3 / 0.5;
  const bar = bars.find(({ from, to }) => place >= from && place < to);
  assert.equal(bar.height, 1);
  assert.ok(bars.every(({ height }) => height <= 1));
  assert.ok(bars[1].isNothing);
});

test("without numbers there is an empty histogram", () => {
  const { bars } = histogramOf([], barOf(similarity, {}));
  assert.ok(bars.every(({ height }) => height === 0));
});
