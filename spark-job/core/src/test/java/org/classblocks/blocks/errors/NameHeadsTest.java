package org.classblocks.blocks.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameHeadsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rain barrel; barrel; true",
        "bathtub, bath; tub, vat; true",
        "Siberian Husky; husky; true",
        "barrel; rain barrel; false",
        "sunglasses; sunglass; false",
        "ear of corn; corn; false",
        "projectile, missile; missile; false",
        "crane; crane; false",
        "an ox; ox; false",
        "'a'; ''; false"
      })
  void aNameEndsWithWhatItIsACaseOf(String name, String general, boolean isCase) {
    assertThat(NameHeads.isCaseOf(name, general)).isEqualTo(isCase);
  }
}
