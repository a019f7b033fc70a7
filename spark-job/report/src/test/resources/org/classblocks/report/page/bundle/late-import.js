export const later = () => import("./numbers.js");
