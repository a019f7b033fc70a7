package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.spark.plan.TilePlan;
import org.junit.jupiter.api.Test;

class FoldRuleTest {
  private static final long HEAP = 8L << 30;

  private static FoldRule rule(String... settings) {
    ConfigSource source = new ConfigSource();
    for (String setting : settings) {
      source.addAssignment(setting);
    }
    return new FoldRule(JobConfig.from(source), HEAP);
  }

  private static TilePlan plan(int classes) {
    return TilePlan.of(classes, 2, 2, 1L << 30, Precision.DOUBLE)
        .withFolds(HalfSamples.FOLDS, 1_000);
  }

  @Test
  void keepsFoldsThatCostLittle() {
    assertThat(rule().keeps(plan(2_000))).isTrue();
    assertThat(rule().note(plan(2_000))).isEmpty();
    assertThat(rule().keeps(plan(2_001))).isFalse();
    assertThat(rule().note(plan(2_001)).orElseThrow()).contains("more than 2,000 classes: 2,001");
    assertThat(rule("similarity.folds=keep").keeps(plan(2_001))).isTrue();
    assertThat(rule("similarity.folds=none").keeps(plan(5))).isFalse();
  }

  /** Nothing would read them. */
  @Test
  void keepsNoneOfPartialCorrelationsExceptForClusters() {
    String[] given = {"input.attributes=[camera]", "similarity.given=[camera]"};
    assertThat(rule(given).keeps(plan(5))).isFalse();
    assertThat(rule(given).note(plan(2_001))).isEmpty();
    assertThat(rule(given[0], given[1], "input.cluster=video").keeps(plan(5))).isTrue();
  }

  @Test
  void saysWhatHeapTheyTake() {
    FoldRule small = new FoldRule(JobConfig.from(new ConfigSource()), 300_000_000);
    assertThat(small.keeps(plan(1_500))).isFalse();
    assertThat(small.note(plan(1_500)).orElseThrow())
        .contains("of the driver's heap of 300 MB")
        .endsWith("similarity.folds=keep keeps them.");
  }
}
