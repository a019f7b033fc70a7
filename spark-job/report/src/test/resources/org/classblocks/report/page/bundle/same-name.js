import { second } from "./numbers.js";

const FIRST = second();
