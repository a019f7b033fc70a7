import assert from "node:assert/strict";
import { test } from "node:test";
import {
  filledIn,
  isOfPicture,
} from "../../main/resources/org/classblocks/report/page/js/thumbnails.js";

test("addresses of classes cannot be broken out of", () => {
  const pattern = "https://x/{class_id}/{class_name}.jpg?again={class_name}";
  assert.equal(
    filledIn(pattern, { class_id: "7", class_name: "a b/ç?" }),
    "https://x/7/a%20b%2F%C3%A7%3F.jpg?again=a%20b%2F%C3%A7%3F",
  );
  assert.equal(
    filledIn(pattern, { class_id: "7", class_name: "{class_id}$&" }),
    "https://x/7/%7Bclass_id%7D%24%26.jpg?again=%7Bclass_id%7D%24%26",
  );
});

test("an id of a sample is encoded, its slashes too", () => {
  assert.equal(
    filledIn("https://x/{sample_id}", { sample_id: "val/7.jpg" }),
    "https://x/val%2F7.jpg",
  );
  assert.equal(
    filledIn("{sample_id}.png", { sample_id: "javascript:alert('1')" }),
    "javascript%3Aalert('1').png",
  );
  assert.equal(
    filledIn("https://x/{sample_id}", { sample_id: '"><img onerror=a>' }),
    "https://x/%22%3E%3Cimg%20onerror%3Da%3E",
  );
});

test("a path keeps its slashes unless it leads elsewhere", () => {
  const path = (text) => filledIn("{sample_path}", { sample_path: text });
  assert.equal(path("val/a b/7.jpg"), "val/a%20b/7.jpg");
  assert.equal(path("//evil.example/a"), "%2F%2Fevil.example%2Fa");
  assert.equal(path("/a"), "%2Fa");
  assert.equal(path("a/../b"), "a%2F..%2Fb");
  assert.equal(path("./a"), ".%2Fa");
});

test("what looks like a picture is told by the end of the path", () => {
  assert.ok(isOfPicture("https://x/a.JPG?size=2"));
  assert.ok(isOfPicture("a.webp#top"));
  assert.ok(!isOfPicture("https://x/show?sample=a.jpg"));
  assert.ok(!isOfPicture("https://x/a.wav"));
  assert.ok(!isOfPicture("https://x/jpg"));
});
