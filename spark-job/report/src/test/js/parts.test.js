import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { Parts } from "../../main/resources/org/classblocks/report/page/js/parts.js";

const packed = (bytes) => deflateSync(bytes).toString("base64");
const numbersOf = (...all) => packed(Buffer.from(Int32Array.from(all).buffer));
const textOf = (value) => packed(Buffer.from(JSON.stringify(value)));

/** Eight classes in descending order, blocks of the first four and of two of these. */
const FILES = {
  "parts/classes-0": { numbers: numbersOf(7, 6, 5, 4) },
  "parts/classes-1": { numbers: numbersOf(3, 2, 1, 0) },
  "parts/blocks-0": { numbers: numbersOf(0, 4, 2, 4) },
  "parts/names-0": {
    names: textOf(["ant", "\u00c4pfel", "axe"]),
    titles: textOf(["", "", "beetle"]),
    numbers: numbersOf(0, 7, 0, 1, 1, 1, 2, 4, 0, 6, 1, 2),
  },
  "parts/names-1": {
    names: textOf(["axe", "axle"]),
    titles: textOf(["", ""]),
    numbers: numbersOf(0, 5, 2, 3, 2, 0, 4, 8),
  },
  "parts/names-2": { names: textOf(["bee"]), titles: textOf([""]), numbers: numbersOf(0, 4, 3, 4) },
};

const FACTS = {
  classCount: 8,
  blockCount: 2,
  starts: [0, 0, 4, 0, 2],
  ends: [8, 4, 8, 2, 4],
  parents: [-1, 0, 0, 1, 1],
  classesAFile: 4,
  blocksAFile: 4,
  firstNames: ["ant", "axe", "bee"],
};

const asked = [];

/** A page that loads scripts which are there. */
globalThis.document = {
  createElement: () => ({ remove: () => {} }),
  head: {
    append: (script) => {
      const name = script.src.replace(/\.js$/, "");
      asked.push(name);
      setTimeout(() => {
        if (name in FILES) {
          globalThis.classblocksFile(name, FILES[name]);
          script.onload();
        } else if (name.endsWith("damaged")) {
          script.onload();
        } else {
          script.onerror();
        }
      });
    },
  },
};

const partsAt = (search) => new Parts(FACTS, { search, pathname: "/run/index.html" });
const parts = partsAt("");

test("the address says which part is on show; what makes no sense is the whole", () => {
  assert.equal(partsAt("?part=3").current, 3);
  for (const search of [
    "",
    "?part=5",
    "?part=-1",
    "?part=1.5",
    "?part=",
    "?part=a",
    "?part=length",
  ]) {
    assert.equal(partsAt(search).current, 0, search);
  }
});

test("an address may name a place in place of a part", () => {
  assert.deepEqual(partsAt("?to=pair=3,5").wanted, {
    kind: "pair",
    ids: [3, 5],
    ofChanges: false,
  });
  assert.equal(partsAt("?to=elsewhere").wanted, null);
  assert.equal(partsAt("?part=1").wanted, null);
});

test("positions are shown in the smallest part that has all of them", () => {
  assert.equal(parts.addressOf([[2, 3]]), "?part=4#at=2,3");
  assert.equal(parts.addressOf([[1, 3]]), "?part=1#at=1,3");
  assert.equal(
    parts.addressOf([
      [0, 1],
      [2, 4],
    ]),
    "?part=1#at=0,1,2,4",
  );
  assert.equal(parts.addressOf([[3, 5]]), "/run/index.html#at=3,5");
  assert.equal(parts.addressOf([[4, 8]], 2), "?part=2#at=4,8");
});

test("places of classes and blocks are looked up in their files", async () => {
  const addressOf = (kind, ...ids) => parts.addressOfPlace({ kind, ids });
  assert.equal(await addressOf("class", 1), "?part=2#at=6,7");
  assert.equal(await addressOf("class", 5), "?part=4#at=2,3");
  assert.equal(await addressOf("block", 1), "?part=4#at=2,4");
  assert.equal(await addressOf("link", 0, 1), "?part=1#at=0,4,2,4");
  assert.equal(await addressOf("pair", 7, 0), "/run/index.html#at=0,1,7,8");
  assert.equal(await addressOf("span", 5, 7), "?part=1#at=0,3");
  assert.equal(await addressOf("at", 0, 2, 3, 4), "?part=1#at=0,2,3,4");
});

test("a place that the run does not have has no address, and no file is asked for", async () => {
  const before = asked.length;
  for (const [kind, ...ids] of [
    ["class", 8],
    ["class", 123456],
    ["block", 2],
    ["block", 99999],
    ["at", 3, 3],
    ["at", 5, 2],
    ["at", 0, 9],
  ]) {
    assert.equal(await parts.addressOfPlace({ kind, ids }), null, `${kind} ${ids}`);
  }
  assert.equal(asked.length, before);
});

test("names are found by how they begin, without accents and case, over files", async () => {
  const namesOf = async (query, limit = 9) =>
    (await parts.find(query, limit)).map(({ kind, name }) => `${kind} ${name}`);
  assert.deepEqual(await namesOf("AX"), ["class axe", "class axe", "node axle"]);
  assert.deepEqual(await namesOf("a", 2), ["class ant", "block \u00c4pfel"]);
  assert.deepEqual(await namesOf("ap"), ["block \u00c4pfel"]);
  assert.deepEqual(await namesOf("bee"), ["class bee"]);
  assert.deepEqual(await namesOf("xe"), []);
  const [, , node] = await parts.find("ax", 9);
  assert.deepEqual(node, { kind: "node", name: "axle", title: "", id: 0, range: [4, 8] });
});

test("a number finds the class that has it as its id", async () => {
  assert.deepEqual(await parts.find(" 6 ", 9), [
    { kind: "class", name: "", title: "", id: 6, range: [1, 2] },
  ]);
  assert.deepEqual(await parts.find("8", 9), []);
});

test("a file that is missing or damaged is named", async () => {
  for (const name of ["missing", "damaged"]) {
    await assert.rejects(parts.sections(name), {
      file: `parts/${name}.js`,
      message: `parts/${name}.js is missing or damaged`,
    });
  }
});

test("a file that did not come is asked for again", async () => {
  await assert.rejects(parts.sections("late"));
  FILES["parts/late"] = { names: textOf(["bee"]) };
  const sections = await parts.sections("late");
  assert.equal(await sections.text("names"), '["bee"]');
});
