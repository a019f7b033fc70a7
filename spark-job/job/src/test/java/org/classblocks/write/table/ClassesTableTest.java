package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.classblocks.fixtures.Example;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.batch.UnknownLabels;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.parquet.ParquetTable;
import org.junit.jupiter.api.Test;

class ClassesTableTest {
  private static ClassesTable stored(RunResult results) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ClassesTable.write(results, out);
    return ClassesTable.read(out.toByteArray());
  }

  @Test
  void giveBackNamesKeysAndStatusesByClassId() throws IOException {
    ClassesTable classes = stored(Example.results(Optional.empty()));
    assertThat(classes.size()).isEqualTo(5);
    assertThat(classes.classes()).isEqualTo(Example.classes());
    assertThat(classes.statuses())
        .containsExactly(
            ClassStatus.OK, ClassStatus.OK, ClassStatus.CONSTANT, ClassStatus.OK, ClassStatus.OK);
  }

  @Test
  void giveBackMarginalsToTheLastDigit() throws IOException {
    double[] means = {1 / 3.0, -1e-300, 0, 1e300, 0.1};
    double[] squares = {2 / 3.0, Double.MIN_VALUE, 0, Double.POSITIVE_INFINITY, 0.7};
    double[] minima = {-1 / 7.0, -2e-300, 0, -1e300, 0.05};
    double[] maxima = {1 / 7.0, 2e-300, 0, 1e300, 0.15};
    RunResult example = Example.results(Optional.empty());
    Marginals found =
        stored(
                new RunResult(
                    Results.facts(
                        new Marginals(7, means, squares, minima, maxima), example.log().listed()),
                    example.similarity(),
                    example.neighbours(),
                    example.order(),
                    example.blocks(),
                    example.links(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()))
            .marginals(SampleSize.ofEqual(7));
    assertThat(found.samples()).isEqualTo(7);
    for (int id = 0; id < 5; id++) {
      assertThat(found.mean(id)).isEqualTo(means[id]);
      assertThat(found.squares(id)).isEqualTo(squares[id]);
      assertThat(found.min(id)).isEqualTo(minima[id]);
      assertThat(found.max(id)).isEqualTo(maxima[id]);
    }
  }

  @Test
  void giveBackCountsOfLabels() throws IOException {
    double[] effective = {7 / 3.0, 0, 4e9, 1, 0};
    LabelCounts labels =
        new LabelCounts(
            new long[] {3, 0, 5_000_000_000L, 1, 0},
            effective,
            new UnknownLabels(9, List.of("x")),
            8,
            7);
    LabelStatistics findings = new LabelStatistics(labels, Example.labels().confusion(), List.of());
    LabelCounts found =
        stored(Example.results(Optional.of(findings))).labels(Manifest.Labels.of(labels));
    assertThat(found.unknown()).isEqualTo(9);
    assertThat(found.unknownExamples()).containsExactly("x");
    assertThat(found.repeated()).isEqualTo(8);
    assertThat(found.unlabelled()).isEqualTo(7);
    for (int id = 0; id < 5; id++) {
      assertThat(found.positives(id)).isEqualTo(labels.positives(id));
      assertThat(found.effectivePositives(id)).isEqualTo(effective[id]);
    }
  }

  @Test
  void giveBackHowOftenLabelsComeFirst() throws IOException {
    Confusion confusion = Example.labels().confusion();
    Confusion found =
        stored(Example.results(Optional.of(Example.labels())))
            .confusion(confusion.counts(), confusion.totals());
    assertThat(found.totals()).isEqualTo(confusion.totals());
    for (int id = 0; id < 5; id++) {
      assertThat(found.top1(id)).isEqualTo(Double.valueOf(confusion.top1(id)));
      assertThat(found.rankingPrecision(id))
          .isEqualTo(Double.valueOf(confusion.rankingPrecision(id)));
    }
  }

  @Test
  void refuseATableOfOtherThings() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BlocksTable.write(
        Example.blocks(),
        Optional.empty(),
        Example.classes(),
        new TaxonomyFields(Optional.empty()),
        out);
    assertThatThrownBy(() -> ClassesTable.read(out.toByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("class_id");
  }

  @Test
  void refuseClassesThatAreNotNumberedThrough() throws IOException {
    assertThat(numbered(1, 0, 2).classes().names()).containsExactly("0", "1", "2");
    assertThatThrownBy(() -> numbered(0, 2)).hasMessage("class 2 is there twice, or none of 2");
    assertThatThrownBy(() -> numbered(1, 1)).hasMessage("class 1 is there twice, or none of 2");
    assertThatThrownBy(() -> numbered(-1)).hasMessage("class -1 is there twice, or none of 1");
  }

  /** A table of the columns that all versions have written. */
  private static ClassesTable numbered(Integer... ids) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParquetTable.<Integer>named("classes")
        .int32(ClassesTable.CLASS_ID, id -> id)
        .text("class_name", String::valueOf)
        .text("status", id -> "ok")
        .int64("listed", id -> 1)
        .write(List.of(ids), out);
    return ClassesTable.read(out.toByteArray());
  }

  @Test
  void refuseWhatIsNoParquetFile() {
    assertThatThrownBy(() -> ClassesTable.read(new byte[100])).isInstanceOf(Exception.class);
  }
}
