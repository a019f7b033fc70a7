import assert from "node:assert/strict";
import { test } from "node:test";
import { comparedLayers } from "../../main/resources/org/classblocks/report/page/js/side-by-side.js";

function run(compared, ...kinds) {
  const layers = kinds.map(([id, kind]) => [id, { id, kind }]);
  return { compared, layers: new Map([["similarity", { kind: "similarity" }], ...layers]) };
}

test("the page of a comparison shows the earlier run first, then the later one", () => {
  const compared = comparedLayers(run("similarity~run-b", ["run-a", "run"], ["run-b", "run"]));
  assert.deepEqual(compared.layers, ["run-b", "similarity", "similarity~run-b"]);
  assert.deepEqual(compared.words, ["Before", "Now", "Difference"]);
});

test("groups are not called earlier and later", () => {
  const compared = comparedLayers(
    run("group-1~group-0", ["group-0", "group"], ["group-1", "group"]),
  );
  assert.deepEqual(compared.layers, ["group-0", "group-1", "group-1~group-0"]);
  assert.deepEqual(compared.words, []);
});

test("a page beside another run compares its run with that one", () => {
  const compared = comparedLayers(run(undefined, ["group-0", "group"], ["run-a", "run"]));
  assert.deepEqual(compared.layers, ["run-a", "similarity", "similarity~run-a"]);
});

test("a night compares the dates of its own with the run before", () => {
  const compared = comparedLayers(run("dates~run-a", ["dates", "group"], ["run-a", "run"]));
  assert.deepEqual(compared.layers, ["run-a", "dates", "dates~run-a"]);
  assert.deepEqual(compared.words, ["Before", "Now", "Difference"]);
});

test("a page of one run compares nothing, whatever its changes are about", () => {
  assert.equal(comparedLayers(run(undefined)), null);
  assert.equal(comparedLayers(run("similarity~run-gone", ["group-0", "group"])), null);
});
