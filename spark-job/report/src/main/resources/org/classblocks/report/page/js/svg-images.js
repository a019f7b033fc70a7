/**
 * Images that were drawn side by side, as one; so there are no seams between them.
 *
 * @param {{image: CanvasImageSource, numbers: number[], look: object}[]} images with the parts of
 *     them, the places they were drawn to, and how
 * @param {number} dots a unit
 * @return {{canvas: HTMLCanvasElement, left: number, top: number}} the image and its place, in dots
 */
export function sideBySide(images, dots) {
  const edge = (values, side) => values.map((value) => Math.round(side(value) * dots));
  const left = Math.min(...edge(images, ({ numbers }) => numbers[4]));
  const top = Math.min(...edge(images, ({ numbers }) => numbers[5]));
  const right = Math.max(...edge(images, ({ numbers }) => numbers[4] + numbers[6]));
  const bottom = Math.max(...edge(images, ({ numbers }) => numbers[5] + numbers[7]));
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: right - left, height: bottom - top });
  const context = canvas.getContext("2d");
  context.setTransform(dots, 0, 0, dots, -left, -top);
  for (const { image, numbers, look } of images) {
    Object.assign(context, look).drawImage(image, ...numbers);
  }
  return { canvas, left, top };
}
