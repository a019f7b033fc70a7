import { sum } from "./sum.js";
import {
  FIRST,
  second,
} from "./numbers.js";
import "./effect.js";

/** The first code to run, and the last in a bundle. */
export class Entry {
  total = sum(FIRST, second());
}

globalThis.total = new Entry().total;
