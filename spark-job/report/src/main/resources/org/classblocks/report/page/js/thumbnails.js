/**
 * The address of a class's thumbnail.
 *
 * @param {string} pattern with {class_id} and {class_name}, each as often as it likes
 * @param {number} id
 * @param {string} name
 * @return {string}
 */
export function thumbnailUrl(pattern, id, name) {
  return pattern.replace(/\{class_(id|name)\}/g, (_, word) =>
    encodeURIComponent(word === "id" ? id : name),
  );
}

/**
 * A picture of a class that loads when it comes into sight, and hides itself if there is none.
 *
 * @param {Run} run
 * @param {number} id
 * @return {?Element} null if the run has no thumbnails
 */
export function thumbnail(run, id) {
  if (!run.thumbnail) {
    return null;
  }
  const image = new Image();
  image.className = "thumbnail";
  image.loading = "lazy";
  image.decoding = "async";
  image.referrerPolicy = "no-referrer";
  image.alt = "";
  image.addEventListener("error", () => (image.hidden = true));
  image.src = thumbnailUrl(run.thumbnail, id, run.names[id]);
  return image;
}
