export const HTML = "<!--";
