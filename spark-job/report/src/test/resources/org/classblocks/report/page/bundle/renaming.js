import { second as other } from "./numbers.js";

other();
