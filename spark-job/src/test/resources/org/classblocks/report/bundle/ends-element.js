export const HTML = "</Script>";
