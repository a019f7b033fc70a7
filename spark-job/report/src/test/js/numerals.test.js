import assert from "node:assert/strict";
import { test } from "node:test";
import {
  signed,
  similarityText,
} from "../../main/resources/org/classblocks/report/page/js/numerals.js";
import { text } from "../../main/resources/org/classblocks/report/page/js/scales.js";

test("what rounds to zero has no sign", () => {
  assert.equal(similarityText(-0.0004), "0.000");
  assert.equal(similarityText(-0.0006), "−0.001");
  assert.equal(similarityText(-0.004, 2), "0.00");
  assert.equal(signed(0.0004, 3, "+"), "0.000");
});

test("a number of a layer that rounds to zero has no sign either", () => {
  const similarity = { kind: "similarity", codes: { top: 65535 } };
  const difference = { kind: "difference", codes: { top: 65535 } };
  assert.equal(text(similarity, -0.0001), "0.000");
  assert.equal(text(similarity, -0.0125), "−0.013");
  assert.equal(text(difference, -0.0001), "0.000");
  assert.equal(text(difference, 0.0001), "0.000");
  assert.equal(text(difference, 0.25), "+0.250");
});
