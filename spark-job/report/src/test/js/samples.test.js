import assert from "node:assert/strict";
import { test } from "node:test";
import { Samples } from "../../main/resources/org/classblocks/report/page/js/samples.js";

test("samples are found by what they are samples of", () => {
  const numbers = Int32Array.of(0, 3, -1, 1, 1, 5, 1, 5, 2, 2, 0, 2, 1, 2, 2, 5, -1, 1, 2, 5);
  const samples = new Samples(["a", "b", "c"], numbers);
  assert.deepEqual(samples.of("block", 3), [{ id: "b", classId: 5 }]);
  assert.deepEqual(samples.of("pair", 5, 2), [
    { id: "a", classId: 2 },
    { id: "b", classId: 2 },
  ]);
  assert.deepEqual(samples.of("pair", 2, 5), []);
  assert.deepEqual(samples.of("class", 5), [{ id: "c", classId: 5 }]);
});

test("a page without samples has none", () => {
  assert.deepEqual(new Samples([], new Int32Array(0)).of("class", 0), []);
});
