package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.examples.BlockExamples;
import org.classblocks.examples.Example;
import org.classblocks.examples.Examples;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * Samples to look at: a row per sample and list. The lists of confused pairs come first, by label
 * and predicted class, then those of classes and of blocks, by id.
 */
public final class ExamplesTable {
  public static final String PATH = "examples/part-00000.parquet";

  private static final String KIND = "kind";
  private static final String ACTUAL = "actual_id";
  private static final String CLASS = "class_id";
  private static final String SAMPLE = "sample_id";
  private static final String SCORE = "score";

  private static final String PAIR = "pair";
  private static final String OF_CLASS = "class";
  private static final String BLOCK = "block";

  private ExamplesTable() {}

  /**
   * A place in a list.
   *
   * @param blockId null except for blocks
   * @param actual the label that was missed; null except for pairs
   * @param classId the class of the score; of pairs, the predicted one
   * @param rank from 1
   */
  private record Place(
      String kind, Integer blockId, Integer actual, int classId, int rank, Example example) {}

  /** Writes the table; memory: the rows of one list, and a reference for each class. */
  public static void write(Examples examples, RunResult run, OutputStream out) throws IOException {
    ClassList classes = run.classes();
    ParquetTable<Place> table =
        ParquetTable.<Place>named("examples")
            .text(KIND, Place::kind)
            .optionalInt32("block_id", Place::blockId)
            .optionalInt32(ACTUAL, Place::actual)
            .int32(CLASS, Place::classId)
            .int32("rank", Place::rank)
            .text(SAMPLE, place -> place.example().sampleId())
            .float64(SCORE, place -> place.example().score())
            .text(
                "actual_name",
                place -> place.actual() == null ? null : classes.name(place.actual()))
            .text("class_name", place -> classes.name(place.classId()));
    try (ParquetRows<Place> rows = table.writer(out)) {
      for (Examples.OfPair pair : examples.pairs()) {
        add(PAIR, pair.label(), pair.predicted(), pair.samples(), rows);
      }
      for (Examples.OfClass one : examples.classes()) {
        add(OF_CLASS, null, one.classId(), one.samples(), rows);
      }
      BlockExamples ofBlocks = new BlockExamples(examples);
      for (Block block : run.blocks().blocks()) {
        List<BlockExamples.Chosen> chosen =
            ofBlocks.of(
                IntStream.range(block.start(), block.end())
                    .mapToObj(run.order()::classAt)
                    .toList());
        for (int i = 0; i < chosen.size(); i++) {
          BlockExamples.Chosen one = chosen.get(i);
          rows.add(new Place(BLOCK, block.id(), null, one.classId(), i + 1, one.example()));
        }
      }
    }
  }

  private static void add(
      String kind, Integer actual, int classId, List<Example> list, ParquetRows<Place> rows)
      throws IOException {
    for (int i = 0; i < list.size(); i++) {
      rows.add(new Place(kind, null, actual, classId, i + 1, list.get(i)));
    }
  }

  /**
   * The examples of a table; those of blocks follow from those of classes.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of examples
   */
  public static Examples read(byte[] file) throws IOException {
    SortedMap<Integer, List<Example>> classes = new TreeMap<>();
    SortedMap<Integer, SortedMap<Integer, List<Example>>> pairs = new TreeMap<>();
    ParquetRecords.forEach(
        file,
        row -> {
          String kind = row.text(KIND);
          if (!kind.equals(BLOCK)) {
            (kind.equals(PAIR)
                    ? pairs.computeIfAbsent(row.int32(ACTUAL), id -> new TreeMap<>())
                    : classes)
                .computeIfAbsent(row.int32(CLASS), id -> new ArrayList<>())
                .add(new Example(row.text(SAMPLE), row.float64(SCORE)));
          }
        });
    return Examples.of(classes, pairs);
  }
}
