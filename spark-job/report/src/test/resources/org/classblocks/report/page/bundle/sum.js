import { FIRST } from "./numbers.js";

export function sum(a, b) {
  return a * FIRST + b;
}
