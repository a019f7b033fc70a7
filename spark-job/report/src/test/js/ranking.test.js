import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ClassIndex,
  PlaceIndex,
  folded,
} from "../../main/resources/org/classblocks/report/page/js/ranking.js";

const found = (names, query, keys = []) =>
  new ClassIndex(names, keys).find(query, 20).map((id) => names[id]);

test("accents, case and compatible letters do not matter", () => {
  assert.equal(folded("Crème BRÛLÉE"), "creme brulee");
  assert.equal(folded("ﬁre Ｔｒｕｃｋ"), "fire truck");
  assert.deepEqual(found(["Café", "cake"], "CAFE"), ["Café"]);
  assert.deepEqual(found(["cafe"], "café"), ["cafe"]);
});

test("the name itself comes before its start, a word's start, and the rest", () => {
  const names = ["scatter", "bobcat", "wild cat", "cat's eye", "cat", "tom-cat"];
  assert.deepEqual(found(names, "cat"), [
    "cat",
    "cat's eye",
    "tom-cat",
    "wild cat",
    "bobcat",
    "scatter",
  ]);
});

test("a later word counts where an earlier place is inside a word", () => {
  assert.deepEqual(found(["concatenated stuff", "bobcat cat food"], "cat"), [
    "bobcat cat food",
    "concatenated stuff",
  ]);
});

test("short names come before long ones, and equal ones by id", () => {
  const index = new ClassIndex(["crane (machine)", "crane", "crane"], []);
  assert.deepEqual(index.find("cra", 20), [1, 2, 0]);
});

test("keys and ids find their classes, too", () => {
  const names = ["crane", "heron", "12 monkeys"];
  const keys = ["n02012849", "n02009912", "n1"];
  assert.deepEqual(found(names, "n020099", keys), ["heron"]);
  assert.deepEqual(found(names, "1", keys), ["heron", "12 monkeys", "crane"]);
});

test("other scripts are searched like ours", () => {
  assert.deepEqual(found(["黑猫", "猫", "犬"], "猫"), ["猫", "黑猫"]);
  assert.deepEqual(found(["שלום עולם"], "עולם"), ["שלום עולם"]);
});

test("nothing is found for nothing, and no more than asked for", () => {
  const index = new ClassIndex(
    Array.from({ length: 50 }, () => "same"),
    [],
  );
  assert.deepEqual(index.find("  ", 20), []);
  assert.deepEqual(index.find("other", 20), []);
  assert.equal(index.find("s", 20).length, 20);
});

test("nodes and blocks are found beside classes, the best fit first", () => {
  const index = new PlaceIndex({
    names: ["marine mammal", "cat", "mammals of old"],
    keys: [],
    nodes: [{ name: "mammal" }, { name: "1" }],
    blocks: [
      { name: "mammal", match: "mammal" },
      { name: "mammals, cat +2", match: "" },
    ],
  });
  assert.deepEqual(index.find("Mammal", 20), [
    { kind: "node", id: 0 },
    { kind: "class", id: 2 },
    { kind: "block", id: 1 },
    { kind: "class", id: 0 },
  ]);
  assert.deepEqual(index.find("1", 20), [
    { kind: "class", id: 1 },
    { kind: "node", id: 1 },
  ]);
  assert.equal(index.find("mammal", 2).length, 2);
});
