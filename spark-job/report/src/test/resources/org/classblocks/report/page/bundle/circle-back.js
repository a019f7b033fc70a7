import { forth } from "./circle.js";

export const back = forth;
