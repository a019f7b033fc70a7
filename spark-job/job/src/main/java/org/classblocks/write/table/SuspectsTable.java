package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.similarity.ClassList;
import org.classblocks.suspects.Suspect;
import org.classblocks.suspects.Suspects;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** The samples whose labels look wrong: a row per sample, by rank. */
public final class SuspectsTable {
  public static final String PATH = "suspects/part-00000.parquet";

  private static final String SAMPLE = "sample_id";
  private static final String GIVEN = "given_id";
  private static final String SUGGESTED = "suggested_id";
  private static final String MARGIN = "margin";
  private static final String RANK = "rank";
  private static final String RANK_IN_CLASS = "rank_in_class";
  private static final String RANK_IN_PAIR = "rank_in_pair";
  private static final String GIVEN_SCORE = "given_score";
  private static final String SUGGESTED_SCORE = "suggested_score";

  private SuspectsTable() {}

  public static void write(Suspects suspects, ClassList classes, OutputStream out)
      throws IOException {
    ParquetTable.<Suspects.Ranked>named("suspects")
        .text(SAMPLE, row -> row.suspect().sampleId())
        .int32(GIVEN, row -> row.suspect().given())
        .int32(SUGGESTED, row -> row.suspect().suggested())
        .float64(MARGIN, row -> row.suspect().margin())
        .int32(RANK, Suspects.Ranked::rank)
        .int32(RANK_IN_CLASS, Suspects.Ranked::rankInClass)
        .int32(RANK_IN_PAIR, Suspects.Ranked::rankInPair)
        .text("given_name", row -> classes.name(row.suspect().given()))
        .text("suggested_name", row -> classes.name(row.suspect().suggested()))
        .float64(GIVEN_SCORE, row -> row.suspect().givenScore())
        .float64(SUGGESTED_SCORE, row -> row.suspect().suggestedScore())
        .write(suspects.ranked(), out);
  }

  /**
   * The suspects of a table.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of suspects
   */
  public static List<Suspects.Ranked> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream().map(SuspectsTable::ranked).toList();
  }

  private static Suspects.Ranked ranked(ParquetRecords.Row row) {
    return new Suspects.Ranked(
        new Suspect(
            row.text(SAMPLE),
            row.int32(GIVEN),
            row.int32(SUGGESTED),
            row.float64(MARGIN),
            row.float64(GIVEN_SCORE),
            row.float64(SUGGESTED_SCORE)),
        row.int32(RANK),
        row.int32(RANK_IN_CLASS),
        row.int32(RANK_IN_PAIR));
  }
}
