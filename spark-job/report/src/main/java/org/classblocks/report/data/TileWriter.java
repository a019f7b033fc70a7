package org.classblocks.report.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.classblocks.Text;
import org.classblocks.report.model.ReportFiles;

/**
 * Writes tiles beside the page, each a script that hands its codes over: a page from disk may load
 * scripts, and no other files.
 *
 * @param layerId the folder of the tiles
 */
record TileWriter(String layerId, ReportFiles files) {
  /**
   * Writes a tile; several threads may do so at once.
   *
   * @param codes row by row, of as many cells in each
   * @throws UncheckedIOException if it cannot be written
   */
  void write(int level, int row, int column, byte[] codes) {
    String name = Text.of("%s/%d/%d-%d", layerId, level, row, column);
    try (OutputStream file = files.create("tiles/" + name + ".js");
        Writer out = new OutputStreamWriter(file, StandardCharsets.US_ASCII)) {
      out.write("classblocksTile(\"" + name + "\",\"");
      DataSections.writePacked(bytes -> bytes.write(codes), out);
      out.write("\");\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
