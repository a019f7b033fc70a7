package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.ClassSums;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.WeightSum;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** Reads and writes the classes and strata of a state, with all digits. */
final class StateTables {
  static final String CLASSES = "classes/part-00000.parquet";
  static final String STRATA = "strata/part-00000.parquet";
  static final String MARGINALS = "marginals/part-00000.parquet";

  private StateTables() {}

  private record ClassRow(int id, String name, String key) {}

  private record StratumRow(Stratum stratum, WeightSum.Totals weights) {}

  private record SumsRow(Stratum stratum, int id, ClassSums sums) {}

  private static final ParquetTable<ClassRow> CLASS_TABLE =
      ParquetTable.<ClassRow>named("classes")
          .int32("class_id", ClassRow::id)
          .text("class_name", ClassRow::name)
          .text("class_key", ClassRow::key);

  private static final ParquetTable<StratumRow> STRATUM_TABLE =
      withWeights(
          ParquetTable.<StratumRow>named("strata")
              .text("group", row -> row.stratum.group())
              .int32("fold", row -> row.stratum.fold()),
          StratumRow::weights);

  private static final ParquetTable<SumsRow> SUMS_TABLE =
      ParquetTable.<SumsRow>named("marginals")
          .text("group", row -> row.stratum.group())
          .int32("fold", row -> row.stratum.fold())
          .int32("class_id", SumsRow::id)
          .int32("exponent", row -> row.sums.exponent())
          .float64("mean", row -> row.sums.mean())
          .float64("mean_rest", row -> row.sums.meanRest())
          .float64("squares", row -> row.sums.squares())
          .float64("min", row -> row.sums.min())
          .float64("max", row -> row.sums.max());

  /** Adds the columns of weights to a table. */
  static <T> ParquetTable<T> withWeights(
      ParquetTable<T> table, Function<T, WeightSum.Totals> weights) {
    return table
        .int64("samples", row -> weights.apply(row).samples())
        .int64("weightless", row -> weights.apply(row).weightless())
        .float64("weight", row -> weights.apply(row).total())
        .float64("largest_weight", row -> weights.apply(row).largest())
        .float64("relative_squares", row -> weights.apply(row).relativeSquares());
  }

  /** Reads the columns of weights. */
  static WeightSum.Totals weights(ParquetRecords.Row row) {
    return new WeightSum.Totals(
        row.int64("samples"),
        row.int64("weightless"),
        row.float64("weight"),
        row.float64("largest_weight"),
        row.float64("relative_squares"));
  }

  static void writeClasses(ClassList classes, OutputStream out) throws IOException {
    boolean haveKeys = !classes.keys().isEmpty();
    CLASS_TABLE.write(
        IntStream.range(0, classes.size())
            .mapToObj(
                id -> new ClassRow(id, classes.name(id), haveKeys ? classes.keys().get(id) : null))
            .iterator(),
        out);
  }

  static ClassList readClasses(byte[] file) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    ParquetRecords.forEach(
        file,
        row -> {
          requireNext(names.size(), row.int32("class_id"));
          names.add(row.text("class_name"));
          if (!row.isNull("class_key")) {
            keys.add(row.text("class_key"));
          }
        });
    return new ClassList(names, keys);
  }

  static void writeStrata(SortedMap<Stratum, MarginalsBuilder> strata, OutputStream out)
      throws IOException {
    STRATUM_TABLE.write(
        strata.entrySet().stream()
            .map(entry -> new StratumRow(entry.getKey(), entry.getValue().weights()))
            .iterator(),
        out);
  }

  static void writeMarginals(SortedMap<Stratum, MarginalsBuilder> strata, OutputStream out)
      throws IOException {
    SUMS_TABLE.write(
        strata.entrySet().stream()
            .flatMap(
                entry ->
                    IntStream.range(0, entry.getValue().classCount())
                        .mapToObj(id -> new SumsRow(entry.getKey(), id, entry.getValue().sums(id))))
            .iterator(),
        out);
  }

  static SortedMap<Stratum, MarginalsBuilder> readMarginals(
      byte[] strata, byte[] marginals, int classCount) throws IOException {
    SortedMap<Stratum, List<ClassSums>> sums = new TreeMap<>();
    ParquetRecords.forEach(
        marginals,
        row -> {
          List<ClassSums> classes =
              sums.computeIfAbsent(stratum(row), stratum -> new ArrayList<>());
          requireNext(classes.size(), row.int32("class_id"));
          classes.add(
              new ClassSums(
                  row.int32("exponent"),
                  row.float64("mean"),
                  row.float64("mean_rest"),
                  row.float64("squares"),
                  row.float64("min"),
                  row.float64("max")));
        });
    SortedMap<Stratum, MarginalsBuilder> read = new TreeMap<>();
    ParquetRecords.forEach(
        strata,
        row -> {
          List<ClassSums> classes = sums.getOrDefault(stratum(row), List.of());
          requireAll(classCount, classes.size());
          read.put(stratum(row), MarginalsBuilder.of(weights(row), classes));
        });
    return read;
  }

  private static Stratum stratum(ParquetRecords.Row row) {
    return new Stratum(row.text("group"), row.int32("fold"));
  }

  static void requireNext(int expected, int found) {
    if (found != expected) {
      throw new IllegalArgumentException(Text.of("expected class %d, found %d", expected, found));
    }
  }

  static void requireAll(int expected, int found) {
    if (found != expected) {
      throw new IllegalArgumentException(Text.of("expected %d classes, found %d", expected, found));
    }
  }
}
