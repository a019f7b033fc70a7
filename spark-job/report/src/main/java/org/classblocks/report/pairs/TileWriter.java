package org.classblocks.report.pairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.classblocks.Text;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.script.ScriptFile;

/**
 * Writes tiles beside the page, a file each.
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
    String name = Text.of("tiles/%s/%d/%d-%d", layerId, level, row, column);
    try (ScriptFile file = ScriptFile.create(files, name)) {
      file.add("codes", codes);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
