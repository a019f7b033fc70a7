/**
 * What the browser keeps of a person's choices from visit to visit. Without storage a choice lasts
 * as long as the page.
 *
 * @param {string} name
 * @return {?string} null if nothing is kept
 */
export function kept(name) {
  try {
    return localStorage.getItem(`classblocks-${name}`);
  } catch {
    return null;
  }
}

/** Keeps a choice if the browser allows it. */
export function keep(name, value) {
  try {
    localStorage.setItem(`classblocks-${name}`, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
