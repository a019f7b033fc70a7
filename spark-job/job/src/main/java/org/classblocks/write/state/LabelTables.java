package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.moments.batch.WeightSum;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/** Reads and writes the labels of a state, with all digits. */
final class LabelTables {
  static final String LABELS = "labels/part-00000.parquet";
  static final String ERRORS = "errors/part-00000.parquet";

  private record LabelRow(int id, WeightSum.Totals weights, ConfusionCounts.OfClass confusion) {}

  private record ErrorRow(int actual, int predicted, double units) {}

  private static final ParquetTable<LabelRow> LABEL_TABLE =
      StateTables.withWeights(
              ParquetTable.<LabelRow>named("labels").int32("class_id", LabelRow::id),
              LabelRow::weights)
          .float64("positives", row -> row.confusion.positives())
          .float64("hits", row -> row.confusion.hits())
          .float64("firsts", row -> row.confusion.firsts())
          .float64("precisions", row -> row.confusion.precisions());

  private static final ParquetTable<ErrorRow> ERROR_TABLE =
      ParquetTable.<ErrorRow>named("errors")
          .int32("actual_id", ErrorRow::actual)
          .int32("predicted_id", ErrorRow::predicted)
          .float64("units", ErrorRow::units);

  private LabelTables() {}

  static void writeLabels(LabelCounts labels, ConfusionCounts confusion, OutputStream out)
      throws IOException {
    LABEL_TABLE.write(
        IntStream.range(0, labels.classCount())
            .mapToObj(id -> new LabelRow(id, labels.weights(id), confusion.ofClass(id)))
            .iterator(),
        out);
  }

  static void writeErrors(ConfusionCounts confusion, OutputStream out) throws IOException {
    try (ParquetRows<ErrorRow> rows = ERROR_TABLE.writer(out)) {
      confusion.forEachError(
          (actual, predicted, units) -> rows.add(new ErrorRow(actual, predicted, units)));
    }
  }

  /** How often each class is a label. */
  static LabelCounts readCounts(byte[] labels, StateSummary summary) throws IOException {
    List<WeightSum.Totals> weights = new ArrayList<>();
    ParquetRecords.forEach(
        labels,
        row -> {
          StateTables.requireNext(weights.size(), row.int32("class_id"));
          weights.add(StateTables.weights(row));
        });
    StateTables.requireAll(summary.classes(), weights.size());
    Manifest.Labels beside = summary.labels();
    return new LabelCounts(weights, beside.unknownLabels(), beside.repeated(), beside.unlabelled());
  }

  /** Which classes are predicted in place of which. */
  static ConfusionCounts readConfusion(byte[] labels, byte[] errors, StateSummary summary)
      throws IOException {
    List<ConfusionCounts.OfClass> classes = new ArrayList<>();
    ParquetRecords.forEach(
        labels,
        row ->
            classes.add(
                new ConfusionCounts.OfClass(
                    row.float64("positives"),
                    row.float64("hits"),
                    row.float64("firsts"),
                    row.float64("precisions"))));
    ConfusionCounts confusion = new ConfusionCounts(summary.labelled(), classes);
    ParquetRecords.forEach(
        errors,
        row ->
            confusion.addError(
                row.int32("actual_id"), row.int32("predicted_id"), row.float64("units")));
    return confusion;
  }
}
