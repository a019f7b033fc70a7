package org.classblocks.write.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.classblocks.similarity.FoldDeviations;
import org.junit.jupiter.api.Test;

final class FoldArraysTest {
  private static final double[] SHARES = {0.25, 0.75};

  private static FoldDeviations folds() {
    return FoldDeviations.ofRows(
        SHARES, new float[][][] {{{0.01f, -0.003f}, {1e-5f}, {}}, {{-0.5f, Float.NaN}, {0}, {}}});
  }

  @Test
  void deviationsComeBackWithThreeDigits() throws IOException {
    ByteArrayOutputStream shares = new ByteArrayOutputStream();
    ByteArrayOutputStream deviations = new ByteArrayOutputStream();
    FoldArrays.writeShares(folds(), shares);
    FoldArrays.writeDeviations(folds(), deviations);
    double[] found = FoldArrays.readShares(new ByteArrayInputStream(shares.toByteArray()), 2);
    assertThat(found).containsExactly(SHARES);
    FoldDeviations read =
        FoldArrays.readDeviations(new ByteArrayInputStream(deviations.toByteArray()), found, 3);
    for (int fold = 0; fold < 2; fold++) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < a; b++) {
          double expected = folds().deviation(fold, a, b);
          if (Double.isNaN(expected)) {
            assertThat(read.deviation(fold, a, b)).isNaN();
          } else {
            assertThat(read.deviation(fold, a, b))
                .isCloseTo(expected, within(Math.abs(expected) / 1000 + 3e-8));
          }
        }
      }
    }
    assertThatThrownBy(
            () ->
                FoldArrays.readDeviations(
                    new ByteArrayInputStream(deviations.toByteArray()), found, 4))
        .isInstanceOf(IOException.class);
  }
}
