package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.attribute.AttributeColumn;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.attribute.ColumnSums;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The co-moments of scores and attributes as Parquet: for each stratum a row per column. The arrays
 * run over all classes, and over the columns up to the row's own. An attribute goes by its place in
 * the configuration, which is a setting of the state.
 */
final class AttributeTable {
  static final String PATH = "attributes/part-00000.parquet";

  private static final String GROUP = "group";
  private static final String FOLD = "fold";
  private static final String ATTRIBUTE = "attribute";
  private static final String KIND = "kind";
  private static final String CATEGORY = "category";
  private static final String PIVOT = "pivot";
  private static final String MEAN = "mean";
  private static final String LEAST = "least";
  private static final String MOST = "most";
  private static final String WITH_CLASSES = "with_classes";
  private static final String WITH_COLUMNS = "with_columns";

  private static final ParquetTable<Row> TABLE =
      ParquetTable.<Row>named("attributes")
          .text(GROUP, row -> row.stratum.group())
          .int32(FOLD, row -> row.stratum.fold())
          .int32(ATTRIBUTE, row -> row.sums().column().attribute())
          .text(KIND, row -> row.sums().column().kind().name())
          .text(CATEGORY, row -> row.sums().column().category())
          .float64(PIVOT, row -> row.sums().pivot())
          .float64(MEAN, row -> row.sums().mean())
          .float64(LEAST, row -> row.sums().least())
          .float64(MOST, row -> row.sums().most())
          .doubles(WITH_CLASSES, row -> row.moments.withClasses(row.place))
          .doubles(WITH_COLUMNS, Row::withColumns);

  private AttributeTable() {}

  private record Row(Stratum stratum, AttributeMoments moments, int place) {
    ColumnSums sums() {
      return moments.sums(place);
    }

    double[] withColumns() {
      double[] withColumns = new double[place + 1];
      for (int other = 0; other <= place; other++) {
        withColumns[other] = moments.withColumn(place, other);
      }
      return withColumns;
    }
  }

  static void write(SortedMap<Stratum, AttributeMoments> strata, OutputStream out)
      throws IOException {
    try (ParquetRows<Row> rows = TABLE.writer(out)) {
      for (Map.Entry<Stratum, AttributeMoments> entry : strata.entrySet()) {
        for (int place = 0; place < entry.getValue().size(); place++) {
          rows.add(new Row(entry.getKey(), entry.getValue(), place));
        }
      }
    }
  }

  /**
   * Reads the table.
   *
   * @param strata the marginals of each class over the same samples
   */
  static SortedMap<Stratum, AttributeMoments> read(
      byte[] file, SortedMap<Stratum, MarginalsBuilder> strata) throws IOException {
    SortedMap<Stratum, AttributeMoments> read = new TreeMap<>();
    strata.forEach((stratum, marginals) -> read.put(stratum, AttributeMoments.of(marginals)));
    try (ParquetRecords rows = new ParquetRecords(file)) {
      while (rows.hasNext()) {
        ParquetRecords.Row row = rows.next();
        AttributeMoments moments = read.get(new Stratum(row.text(GROUP), row.int32(FOLD)));
        double[] withClasses = new double[moments.classCount()];
        double[] withColumns = new double[moments.size() + 1];
        rows.doubles(WITH_CLASSES, withClasses);
        rows.doubles(WITH_COLUMNS, withColumns);
        moments.add(sums(row), withClasses, withColumns);
      }
    }
    return read;
  }

  private static ColumnSums sums(ParquetRecords.Row row) {
    return new ColumnSums(
        new AttributeColumn(
            row.int32(ATTRIBUTE), AttributeColumn.Kind.valueOf(row.text(KIND)), row.text(CATEGORY)),
        row.float64(PIVOT),
        row.float64(MEAN),
        row.float64(LEAST),
        row.float64(MOST));
  }
}
