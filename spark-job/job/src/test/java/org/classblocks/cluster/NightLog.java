package org.classblocks.cluster;

import java.io.IOException;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * A log of several files with labels, in which class c shares a factor with the others of equal c /
 * 10. The third row of each file has a score that is no number, and the fifth too few.
 */
final class NightLog {
  static final int CLASSES = 900;
  static final int FILES = 8;
  static final int ROWS = FILES * 500;
  static final int BAD_ROWS = FILES * 2;

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message row {
            required binary id (STRING);
            required int32 label;
            required group scores (LIST) { repeated group list { required float element; } }
          }
          """);

  private final SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
  private final SplittableRandom random;

  private NightLog(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Writes the log of a seed into a folder. */
  static void write(Path folder, Configuration hadoop, long seed) throws IOException {
    for (int file = 0; file < FILES; file++) {
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new Path(folder, "part-" + file + ".parquet"))
              .withConf(hadoop)
              .withType(SCHEMA)
              .withDictionaryEncoding(false)
              .build()) {
        NightLog log = new NightLog(seed + file);
        for (int row = 0; row < ROWS / FILES; row++) {
          writer.write(log.row("sample " + file + "/" + row, row));
        }
      }
    }
  }

  private Group row(String id, int row) {
    int label = random.nextInt(CLASSES);
    Group sample = rows.newGroup().append("id", id).append("label", label);
    Group scores = sample.addGroup("scores");
    double factor = 0;
    for (int c = 0; c < (row == 4 ? CLASSES - 1 : CLASSES); c++) {
      factor = c % 10 == 0 ? random.nextGaussian() : factor;
      double score = factor + random.nextGaussian() + (c == label ? 2 : 0);
      scores.addGroup("list").append("element", row == 2 && c == 7 ? Float.NaN : (float) score);
    }
    return sample;
  }
}
