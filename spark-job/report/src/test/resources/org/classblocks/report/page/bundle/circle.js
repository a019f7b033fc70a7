import { back } from "./circle-back.js";

export const forth = back;
