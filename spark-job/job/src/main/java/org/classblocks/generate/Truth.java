package org.classblocks.generate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.synthetic.Hierarchy;

/** Writes the planted blocks of a log as CSV in UTF-8, with a header and a line per class id. */
public final class Truth {
  private static final CsvMapper CSV =
      CsvMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  private Truth() {}

  /**
   * Writes {@code class_id,class_name,level_1,level_2,...}: the number of the block of each class
   * on each level, outermost first, empty for none. Numbers count from 0 on each level.
   *
   * @param out receives the file; flushed, not closed
   */
  public static void writeBlocks(Hierarchy hierarchy, OutputStream out) throws IOException {
    List<Object> header = new ArrayList<>(List.of("class_id", "class_name"));
    for (int level = 1; level <= hierarchy.levels(); level++) {
      header.add("level_" + level);
    }
    try (SequenceWriter rows = rows(out)) {
      rows.write(header);
      for (int id = 0; id < hierarchy.classes(); id++) {
        List<Object> row = new ArrayList<>(List.of(id, hierarchy.name(id)));
        for (int level = 0; level < hierarchy.levels(); level++) {
          int block = hierarchy.block(level, id);
          row.add(block == Hierarchy.NONE ? "" : block);
        }
        rows.write(row);
      }
    }
  }

  /**
   * Writes the class list of the log: {@code class_id,name}.
   *
   * @param out receives the file; flushed, not closed
   */
  public static void writeClasses(Hierarchy hierarchy, OutputStream out) throws IOException {
    try (SequenceWriter rows = rows(out)) {
      rows.write(List.of("class_id", "name"));
      for (int id = 0; id < hierarchy.classes(); id++) {
        rows.write(List.of(id, hierarchy.name(id)));
      }
    }
  }

  private static SequenceWriter rows(OutputStream out) throws IOException {
    return CSV.writer(CSV.schema()).writeValues(out);
  }
}
