import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dotsOf } from "../../main/resources/org/classblocks/report/page/js/figure.js";
import { SvgContext } from "../../main/resources/org/classblocks/report/page/js/svg-context.js";
import { escaped } from "../../main/resources/org/classblocks/report/page/js/svg-words.js";

const MODULES = new URL("../../main/resources/org/classblocks/report/page/js/", import.meta.url);

/** Letters are 5 wide; the line in the middle is 3 above their own. */
function context() {
  const ruler = {
    textBaseline: "alphabetic",
    measureText(text) {
      return {
        width: 5 * text.length,
        fontBoundingBoxAscent: this.textBaseline === "middle" ? 7 : 10,
      };
    },
  };
  return new SvgContext(ruler, 2, "Some Sans, sans-serif");
}

test("shapes are vectors where they are drawn", () => {
  const made = context();
  made.translate(10, 20);
  made.fillStyle = "#123456";
  made.fillRect(1, 2, 3, 4);
  made.strokeStyle = "#abcdef";
  made.lineWidth = 2;
  made.setLineDash([6, 4]);
  made.globalAlpha = 0.5;
  made.beginPath();
  made.moveTo(0, 0);
  made.lineTo(5, 0);
  made.stroke();
  assert.equal(
    made.markup,
    '<path d="M11 22L14 22L14 26L11 26Z" fill="#123456"/>\n' +
      '<path d="M10 20L15 20" fill="none" stroke="#abcdef" stroke-opacity="0.5"' +
      ' stroke-width="2" stroke-dasharray="6 4"/>',
  );
});

test("what was saved comes back, and what is cut ends with it", () => {
  const made = context();
  made.fillStyle = "#111111";
  made.save();
  made.beginPath();
  made.rect(0, 0, 2, 2);
  made.clip();
  made.translate(5, 5);
  made.fillStyle = "#222222";
  made.fillRect(0, 0, 1, 1);
  made.restore();
  made.fillRect(0, 0, 1, 1);
  const [clip, group, inside, end, outside] = made.markup.split("\n");
  assert.match(clip, /^<clipPath id="figure-clip-1"><path d="M0 0L2 0L2 2L0 2Z"\/><\/clipPath>$/);
  assert.equal(group, '<g clip-path="url(#figure-clip-1)">');
  assert.match(inside, /d="M5 5L6 5L6 6L5 6Z" fill="#222222"/);
  assert.equal(end, "</g>");
  assert.match(outside, /d="M0 0L1 0L1 1L0 1Z" fill="#111111"/);
});

test("texts are texts, on the line of their letters and as wide as they are here", () => {
  const made = context();
  made.font = "600 13px Some Sans, sans-serif";
  made.textAlign = "center";
  made.textBaseline = "middle";
  made.fillText("a < b", 10, 20);
  assert.equal(
    made.markup,
    '<text x="10" y="23" font-size="13" font-weight="600" text-anchor="middle" textLength="25"' +
      ' lengthAdjust="spacingAndGlyphs" fill="#000000">a &lt; b</text>',
  );
});

test("turned texts are turned", () => {
  const made = context();
  made.translate(4, 6);
  made.transform(0, -1, 1, 0, 0, 0);
  made.fillText("up", 1, 2);
  assert.match(made.markup, /<text x="1" y="2" transform="matrix\(0 -1 1 0 4 6\)"/);
});

test("what XML cannot hold is replaced, what is markup is escaped", () => {
  assert.equal(escaped('<b>&"\u0000\ud800\t\ufffe'), "&lt;b&gt;&amp;&quot;\ufffd\ufffd \ufffd");
  assert.equal(escaped("שלום 🦜"), "שלום 🦜");
});

test("a class has a whole number of dots, at least two a unit", () => {
  assert.equal(dotsOf(30, 800) * 30, 60);
  assert.equal(dotsOf(1.5, 800) * 1.5, 3);
  assert.equal(dotsOf(0.25, 800) * 0.25, 1);
});

test("an image of many classes has a dot for 2, 4 or 8 of them", () => {
  assert.equal(dotsOf(0.03125, 800) * 0.03125, 1 / 8);
  assert.ok(dotsOf(0.03125, 800) * 800 <= 4096);
});

test("painters do nothing to a canvas that an SVG cannot", () => {
  const known = new Set(Object.getOwnPropertyNames(SvgContext.prototype));
  const made = context();
  const used = new Set();
  for (const name of readdirSync(MODULES).filter((file) => /painter|painting|marks/.test(file))) {
    const source = readFileSync(new URL(name, MODULES), "utf8");
    for (const [, member] of source.matchAll(/\bcontext\.(\w+)/g)) {
      used.add(member);
    }
  }
  assert.ok(used.size > 20);
  assert.deepEqual(
    [...used].filter((member) => !known.has(member) && !(member in made)),
    [],
  );
});
