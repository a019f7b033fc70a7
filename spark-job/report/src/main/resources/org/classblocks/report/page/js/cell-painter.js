/** Paints the cells of a cut, whose sizes differ, dot by dot: no edge is blurred. */
export class CellPainter {
  /** @param {CanvasRenderingContext2D} context whose origin is that of the plot */
  constructor(context) {
    this.context = context;
    this.canvas = document.createElement("canvas");
  }

  /**
   * @param {Frame} frame
   * @param {{k: number, x: number, y: number}} view
   * @param {{layer: Layer, pixels: Uint32Array}} look
   */
  paint({ plot }, view, look) {
    const { bounds, starts, columns, values } = look.layer.cutAt(view.k);
    const { codes } = look.layer;
    const ratio = this.context.getTransform().a;
    const [width, height] = [plot.width, plot.height].map((side) => Math.ceil(side * ratio));
    const edges = (offset, length) =>
      Int32Array.from(bounds, (bound) =>
        Math.min(length, Math.max(0, Math.round((offset + bound * view.k) * ratio))),
      );
    const tops = edges(view.y, height);
    const lefts = edges(view.x, width);
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const line = new Uint32Array(width);
    for (let row = 0; row + 1 < tops.length; row++) {
      if (tops[row + 1] > tops[row]) {
        line.fill(look.pixels[codes.code(0)], lefts[0], lefts[lefts.length - 1]);
        for (let cell = starts[row]; cell < starts[row + 1]; cell++) {
          const column = columns[cell];
          line.fill(look.pixels[codes.code(values[cell])], lefts[column], lefts[column + 1]);
        }
        for (let y = tops[row]; y < tops[row + 1]; y++) {
          pixels.set(line, y * width);
        }
      }
    }
    Object.assign(this.canvas, { width, height });
    this.canvas.getContext("2d").putImageData(image, 0, 0);
    this.context.imageSmoothingEnabled = false;
    this.context.drawImage(this.canvas, 0, 0, width / ratio, height / ratio);
  }
}
