package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;

class TopicModelTest {
  private static final int CLASSES = 4_000;
  private static final long SAMPLES = 40_000;
  private static final Hierarchy HIERARCHY =
      new BlockLayout(
              CLASSES,
              List.of(new LevelSizes(List.of(400), false), new LevelSizes(List.of(40), false)),
              0.25)
          .plant(3);

  private static TopicModel model(LabelRule.Kind labels, double imbalance) {
    return new TopicModel(HIERARCHY, new LabelRule(labels, 1, imbalance), 7);
  }

  @Test
  void listsClassesFromTheBlocksAroundTheTopic() {
    TopicModel.Sampler sampler = model(LabelRule.Kind.SINGLE, 0).sampler(2);
    double[] drawn = new double[4];
    double blocked = 0;
    for (long sample = 0; sample < SAMPLES; sample++) {
      sampler.sample(sample);
      int[] ids = sampler.ids();
      assertThat(ids[0]).isEqualTo(sampler.topicClass());
      if (HIERARCHY.block(0, ids[0]) != Hierarchy.NONE) {
        blocked++;
        if (ids.length == 1) {
          drawn[3]++;
        } else if (HIERARCHY.block(1, ids[0]) == HIERARCHY.block(1, ids[1])) {
          drawn[0]++;
        } else if (HIERARCHY.block(0, ids[0]) == HIERARCHY.block(0, ids[1])) {
          drawn[1]++;
        } else {
          drawn[2]++;
        }
      }
    }
    double fromOuter = 0.25 * 40 / 400;
    double fromAll = 0.25 * 40 / CLASSES;
    assertThat(blocked / SAMPLES).as("topics in blocks").isCloseTo(0.75, within(0.01));
    assertThat((drawn[0] + drawn[3]) / blocked)
        .as("from the innermost block, the topic itself included")
        .isCloseTo(0.5 + fromOuter + fromAll, within(0.015));
    assertThat(drawn[1] / blocked)
        .as("from the block around it only")
        .isCloseTo(0.25 * 0.9 + 0.25 * 360 / CLASSES, within(0.015));
  }

  @Test
  void topicsFollowZipfsLaw() {
    TopicModel.Sampler sampler = model(LabelRule.Kind.SINGLE, 1).sampler(1);
    double[] counts = new double[CLASSES];
    for (long sample = 0; sample < SAMPLES; sample++) {
      sampler.sample(sample);
      counts[sampler.topicClass()]++;
    }
    Arrays.sort(counts);
    double harmonic = 0;
    for (int rank = 1; rank <= CLASSES; rank++) {
      harmonic += 1.0 / rank;
    }
    assertThat(counts[CLASSES - 1] / SAMPLES).isCloseTo(1 / harmonic, within(0.01));
    assertThat(counts[CLASSES - 10] / SAMPLES).isCloseTo(0.1 / harmonic, within(0.003));
  }

  @Test
  void aSampleIsTheSameWhateverWasDrawnBeforeAndListsAClassOnceByFallingScores() {
    TopicModel model = model(LabelRule.Kind.NONE, 1);
    TopicModel.Sampler one = model.sampler(30);
    TopicModel.Sampler other = model.sampler(30);
    for (long sample = 0; sample < 200; sample++) {
      one.sample(sample);
      other.sample(199 - sample);
      other.sample(sample);
      assertThat(other.ids()).isEqualTo(one.ids()).doesNotHaveDuplicates();
      float[] scores = one.scores();
      assertThat(other.scores()).isEqualTo(scores).hasSameSizeAs(one.ids());
      for (int i = 1; i < scores.length; i++) {
        assertThat(scores[i]).isPositive().isLessThan(scores[i - 1]);
      }
    }
  }

  @Test
  void refusesSeveralLabels() {
    assertThatThrownBy(() -> model(LabelRule.Kind.MULTI, 0))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Use --labels single or none");
  }
}
