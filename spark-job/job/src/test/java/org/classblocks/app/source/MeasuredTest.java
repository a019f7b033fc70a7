package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  private static final SimilarityConfig CLIPPING =
      JobConfig.from(
              new ConfigSource()
                  .addAssignment("input.paths=log.parquet")
                  .addAssignment("similarity.clip-negative=true"))
          .similarity();

  /** A graph that keeps no pair. */
  private static Measured withLoads(double... loads) {
    ClassStatus[] statuses = new ClassStatus[loads.length];
    Arrays.fill(statuses, ClassStatus.OK);
    return Measured.ofAllSamples(
        null, SimilarityGraph.builder(ClassList.numbered(loads.length), statuses, loads).build());
  }

  @Test
  void pairsThatAGraphLeavesOutAreClippedTo0() {
    Measured clipped = withLoads(0.5, 0.25).asConfigured(CLIPPING);
    assertThat(clipped.similarity().at(0, 1)).isZero();
    assertThat(withLoads(0.5, 0.25).similarity().at(0, 1)).isEqualTo(-0.125);
  }

  @Test
  void pairsThatAGraphLeavesOutMustNotStayAbove0() {
    Measured measured = withLoads(0.5, 0.25, -0.5);
    assertThat(measured.similarity().at(0, 2)).isEqualTo(0.25);
    assertThatThrownBy(() -> measured.asConfigured(CLIPPING))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("similarity.clip-negative");
  }
}
