import assert from "node:assert/strict";
import { test } from "node:test";
import { Cache } from "../../main/resources/org/classblocks/report/page/js/cache.js";

test("a cache keeps what was used last", () => {
  const cache = new Cache(2);
  cache.put("a", 1);
  cache.put("b", 2);
  cache.get("a");
  cache.put("c", 3);
  assert.deepEqual(
    ["a", "b", "c"].map((key) => cache.get(key)),
    [1, undefined, 3],
  );
});

test("a value is made once, and again after it was deleted", () => {
  const cache = new Cache(2);
  let made = 0;
  const make = () => ++made;
  assert.equal(cache.computed("a", make), 1);
  assert.equal(cache.computed("a", make), 1);
  cache.delete("a");
  cache.delete("never kept");
  assert.equal(cache.get("a"), undefined);
  assert.equal(cache.computed("a", make), 2);
});
