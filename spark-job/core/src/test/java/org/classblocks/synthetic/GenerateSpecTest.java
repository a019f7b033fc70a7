package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateSpecTest {
  private static GenerateSpec spec(long samples, int files) {
    return spec(samples, files, RowFormat.Kind.ARRAY);
  }

  private static GenerateSpec spec(long samples, int files, RowFormat.Kind kind) {
    ScoreShape shape = new ScoreShape(List.of(0.6), 0, 5, 0.3, 1);
    LabelRule labels = new LabelRule(LabelRule.Kind.NONE, 1, 0);
    return new GenerateSpec(samples, 1, shape, labels, new RowFormat(kind, 20), files);
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 300, 1",
    "1, 1, 1",
    "1000000, 2622, 79",
    "3, 100000000, 3",
    "100000000000000, 9, 100000"
  })
  void filesFollowFromTheSizeOfTheLog(long samples, int classes, int files) {
    assertThat(spec(samples, 0).files(classes)).isEqualTo(files);
  }

  @Test
  void sparseRowsNeedFewerFiles() {
    assertThat(spec(10_000_000, 0, RowFormat.Kind.SPARSE).files(2622)).isEqualTo(12);
    assertThat(spec(10_000_000, 0, RowFormat.Kind.PACKED).files(5)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 3", "10, 10", "9000000000000000000, 99999"})
  void everySampleIsInOneFile(long samples, int files) {
    GenerateSpec spec = spec(samples, files);
    assertThat(spec.firstSample(0, files)).isZero();
    assertThat(spec.firstSample(files, files)).isEqualTo(samples);
    for (int file = 0; file < files; file++) {
      long size = spec.firstSample(file + 1, files) - spec.firstSample(file, files);
      assertThat(size).isBetween(samples / files, samples / files + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, samples", "-5, 0, samples", "5, -1, files", "5, 6, files"})
  void refusesWhatCannotBeWritten(long samples, int files, String named) {
    assertThatThrownBy(() -> spec(samples, files))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("The number of " + named);
  }
}
