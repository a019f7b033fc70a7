import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Codes,
  TILE,
  fromLogarithm,
  halved,
  topLevel,
  transposed,
} from "../../main/resources/org/classblocks/report/page/js/codes.js";

test("counts come back whole from the logarithms that floats hold", () => {
  for (const count of [0, 1, 2, 326, 327, 9999, 123456, 1234567]) {
    const stored = Math.fround(Math.log1p(count));
    assert.equal(fromLogarithm(stored), count);
    assert.equal(new Codes(0, stored, 65535, "log1p").value(65535), count);
  }
  assert.ok(Math.abs(fromLogarithm(Math.fround(Math.log1p(12.5))) - 12.5) < 1e-5);
});

test("a number comes back within half a step", () => {
  for (const top of [255, 65535]) {
    const codes = new Codes(-0.4, 1, top);
    for (let value = -0.4; value <= 1; value += 0.00731) {
      assert.ok(Math.abs(codes.value(codes.code(value)) - value) <= codes.step + 1e-12);
    }
    assert.ok(Math.abs(codes.value(codes.code(1)) - 1) < 1e-12);
    assert.equal(codes.code(-0.4), 1);
  }
});

test("what is undefined has code 0, and what lies outside the range its end", () => {
  const codes = new Codes(0, 1, 255);
  assert.equal(codes.code(NaN), 0);
  assert.ok(Number.isNaN(codes.value(0)));
  assert.equal(codes.code(-3), 1);
  assert.equal(codes.code(3), 255);
});

test("counts are held by their logarithm", () => {
  const codes = new Codes(0, Math.log1p(1e6), 65535, "log1p");
  for (const count of [0, 1, 2, 10, 999, 1e6]) {
    assert.ok(Math.abs(codes.value(codes.code(count)) - count) <= 1e-3 * count);
  }
});

test("a range of one number has one code", () => {
  const codes = new Codes(0.3, 0.3, 255);
  assert.equal(codes.value(codes.code(0.3)), 0.3);
});

test("the top level is the first with a single tile", () => {
  assert.deepEqual([1, 512, 513, 1024, 1025, 21841].map(topLevel), [0, 0, 1, 1, 2, 6]);
});

test("a coarser tile holds means of what is defined", () => {
  const codes = new Uint8Array(TILE * TILE);
  codes.set([10, 20], 0);
  codes.set([30, 0], TILE);
  const tile = halved([null, codes, null, null], Uint8Array);
  assert.equal(tile[TILE / 2], 20);
  assert.equal(tile[TILE / 2 + 1], 0);
  assert.equal(tile[0], 0);
});

test("a mirrored tile has rows for columns", () => {
  const codes = new Uint16Array(TILE * TILE);
  codes[3 * TILE + 7] = 500;
  const mirrored = transposed(codes);
  assert.equal(mirrored[7 * TILE + 3], 500);
  assert.equal(mirrored[3 * TILE + 7], 0);
});
