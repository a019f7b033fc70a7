const IMAGE = /\.(?:avif|bmp|gif|jpe?g|jfif|png|svg|webp)$/i;

/**
 * An address with something in the place of the words in braces. Nothing that is put in can break
 * out of its place.
 *
 * @param {string} pattern with words in braces, each as often as it likes
 * @param {object} texts by word
 * @return {string}
 */
export function filledIn(pattern, texts) {
  return pattern.replace(/\{(\w+)\}/g, (all, word) =>
    word.endsWith("_path") ? encodedPath(texts[word]) : encodeURIComponent(texts[word] ?? all),
  );
}

/** Keeps the slashes between names; a text that is no plain path is encoded as a whole. */
function encodedPath(path) {
  const names = path.split("/");
  return names.some((name) => ["", ".", ".."].includes(name))
    ? encodeURIComponent(path)
    : names.map(encodeURIComponent).join("/");
}

/**
 * Whether an address looks like that of a picture, by how its path ends.
 *
 * @param {string} address
 * @return {boolean}
 */
export function isOfPicture(address) {
  return IMAGE.test(address.replace(/[?#].*$/s, ""));
}

/**
 * A picture that loads when it comes into sight, and hides itself if there is none.
 *
 * @param {string} address
 * @return {HTMLImageElement}
 */
export function picture(address) {
  const image = new Image();
  image.className = "thumbnail";
  image.loading = "lazy";
  image.decoding = "async";
  image.referrerPolicy = "no-referrer";
  image.alt = "";
  image.addEventListener("error", () => (image.hidden = true));
  image.src = address;
  return image;
}

/**
 * A picture of a class: the one that the page carries, or the one at the address of thumbnails.
 *
 * @param {Run} run
 * @param {number} id
 * @return {?HTMLImageElement} null if there is neither
 */
export function thumbnail(run, id) {
  const carried = run.pictures.addressOf(id);
  if (carried !== null) {
    return picture(carried);
  }
  return run.thumbnail
    ? picture(
        filledIn(run.thumbnail, { class_id: String(run.idOf(id)), class_name: run.names[id] }),
      )
    : null;
}
