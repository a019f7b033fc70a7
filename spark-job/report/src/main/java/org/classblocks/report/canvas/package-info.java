/**
 * Drawing on raster and vector canvases, with letters as outlines.
 *
 * <p>Comes in: shapes and text. Goes out: PNG and SVG.
 */
@Room(
    sees = {"report.text"},
    facade = {
      Canvas.class,
      OutlineFont.class,
      PngFormat.class,
      RasterCanvas.class,
      SvgCanvas.class
    })
package org.classblocks.report.canvas;

import org.classblocks.Room;
