package org.classblocks.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.RowFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateConfigTest {
  private static GenerateConfig document(String text) {
    return GenerateConfig.from(new ConfigSource().addDocument(text, "log.yaml"));
  }

  @Test
  void needsAnOutputOnly() {
    GenerateConfig config = document("output.path: out");
    assertThat(config.output()).isEqualTo("out");
    assertThat(config.samples()).isEqualTo(10_000);
    assertThat(config.classes()).isEqualTo(300);
    assertThat(config.labels()).isEqualTo(LabelRule.Kind.SINGLE);
    assertThatThrownBy(() -> document("")).hasMessageContaining("--output PATH");
  }

  @Test
  void readsEveryKey() {
    GenerateConfig config =
        document(
            """
            output.path: out
            generate:
              samples: 5000000000
              classes: 12
              seed: -3
              blocks: 6/3
              correlations: 0.2/0.5
              common: 0.1
              unblocked: 0.25
              hierarchy: names.csv
              scale: 2
              spread: 0
              bias: 3
              labels: multi
              labels-per-sample: 1.5
              imbalance: 1
              encoding: sparse
              top: 5
              files: 4
            """);
    assertThat(config)
        .isEqualTo(
            new GenerateConfig(
                "out",
                5_000_000_000L,
                12,
                -3,
                "6/3",
                "0.2/0.5",
                0.1,
                0.25,
                java.util.Optional.of("names.csv"),
                2,
                0,
                3,
                LabelRule.Kind.MULTI,
                1.5,
                1,
                RowFormat.Kind.SPARSE,
                5,
                4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate.samples: 0 | Configuration key generate.samples: expected a whole number of at"
            + " least 1, found '0'. Change the value.",
        "generate.scale: -1 | Configuration key generate.scale: expected a number of at least 0,"
            + " found '-1'. Change the value.",
        "generate.labels: all | Configuration key generate.labels: expected none or single or"
            + " multi, found 'all'. Change the value.",
        "generate.sample: 5 | Unknown configuration key 'generate.sample'; the nearest known key"
            + " is 'generate.samples'. Correct it or leave it out.",
        "order.linkage: ward | Unknown configuration key 'order.linkage'; the nearest known key"
            + " is 'generate.scale'. Correct it or leave it out.",
      })
  void refusesWhatItDoesNotKnow(String text, String message) {
    assertThatThrownBy(() -> document("output.path: out\n" + text)).hasMessage(message);
  }
}
