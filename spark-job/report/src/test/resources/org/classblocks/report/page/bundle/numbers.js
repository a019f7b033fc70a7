export const FIRST = 1;

// It may say "export const" in the midst of a line.
export async function later() {
  return FIRST;
}

export function second() {
  const export_ = 2;
  return export_;
}
