import assert from "node:assert/strict";
import { test } from "node:test";
import {
  diverging,
  sequential,
} from "../../main/resources/org/classblocks/report/page/js/colours.js";

const PAPER = { light: "#ffffff", dark: "#12181f" };

/**
 * What people without cones of one kind see, in linear light (Machado, Oliveira and Fernandes 2009,
 * https://doi.org/10.1109/TVCG.2009.113, severity 1).
 */
const EYES = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

function light(colour) {
  const channels = colour.startsWith("#")
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : colour.match(/\d+/g).map(Number);
  return channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

/** CIELAB of a colour for D65, as eyes of a kind see it. */
function lab(colour, eyes = EYES.usual) {
  const given = light(colour);
  const [r, g, b] = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        given.reduce((sum, part, at) => sum + eyes[row + at] * part, 0),
      ),
    ),
  );
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
  ].map((part) => (part > 216 / 24389 ? Math.cbrt(part) : (841 / 108) * part + 4 / 29));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far two colours are apart (CIE 1976); 2.3 is just noticeable. */
function apart(one, other, eyes) {
  const [a, b] = [lab(one, eyes), lab(other, eyes)];
  return Math.hypot(...a.map((part, at) => part - b[at]));
}

for (const theme of ["light", "dark"]) {
  const two = diverging(theme === "dark", true);

  test(`on ${theme} paper negative and positive are told apart by all eyes`, () => {
    for (const [name, eyes] of Object.entries(EYES)) {
      for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
        assert.ok(apart(two(-share), two(share), eyes) > 15, `${name} at ${share}`);
      }
    }
  });

  test(`on ${theme} paper noise is grey, and told apart from paper and from the first colours`, () => {
    const [, a, b] = lab(two(0));
    assert.ok(Math.hypot(a, b) < 6);
    assert.ok(apart(two(0), PAPER[theme]) > 5);
    for (const [name, eyes] of Object.entries(EYES)) {
      assert.ok(apart(two(0), two(0.2), eyes) > 10, `${name}, positive`);
      assert.ok(apart(two(0), two(-0.2), eyes) > 10, `${name}, negative`);
    }
  });

  test(`on ${theme} paper both sides are as light at the same size, and go one way`, () => {
    const away = (share) => Math.abs(lab(two(share))[0] - lab(PAPER[theme])[0]);
    for (let share = 0.2; share <= 1; share += 0.05) {
      assert.ok(Math.abs(lab(two(share))[0] - lab(two(-share))[0]) < 8, `${share}`);
      assert.ok(away(share) > away(share - 0.05) && away(-share) > away(0.05 - share), `${share}`);
    }
  });

  test(`on ${theme} paper the first error can be seen, and steps are told apart`, () => {
    const one = sequential("blue", theme === "dark");
    assert.ok(Math.abs(lab(one(0.2))[0] - lab(PAPER[theme])[0]) > 15);
    for (const eyes of Object.values(EYES)) {
      for (const share of [0.2, 0.36, 0.52, 0.68, 0.84]) {
        assert.ok(apart(one(share), one(share + 0.16), eyes) > 6, `${share}`);
      }
    }
  });
}
