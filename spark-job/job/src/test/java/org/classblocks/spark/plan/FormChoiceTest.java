package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "   527, true,            ,  1000, 2000, false, All pairs fit into the driver's heap.",
    "   527, true,            ,  2001, 2000, true, All pairs do not fit into the driver's heap.",
    " 30000, true,            ,  1000, 2000, false, All pairs fit into the driver's heap.",
    " 30001, true,            ,  1000, 2000, true, 'Samples list some of more than 30,000"
        + " classes.'",
    " 30001, false,           ,  1000, 2000, false, All pairs fit into the driver's heap.",
    " 30001, false,           ,  2001, 2000, true, All pairs do not fit into the driver's heap.",
    " 30001, true, input.group,  2001, 2000, false, input.group needs the similarities of all"
        + " pairs."
  })
  void followsFromClassesDensityAndMemory(
      int classes,
      boolean isSparse,
      String obstacle,
      long matrixBytes,
      long heapBytes,
      boolean isGraph,
      String reason) {
    assertThat(
            FormChoice.of(classes, isSparse, Optional.ofNullable(obstacle), matrixBytes, heapBytes))
        .isEqualTo(new FormChoice(isGraph, reason));
  }
}
