package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreSurveyTest {
  @Test
  void mergesWithNoSamplesAsTheIdentity() {
    ScoreSurvey total = new ScoreSurvey();
    ScoreSurvey some = new ScoreSurvey();
    some.acceptClipped(3);
    some.acceptUnclustered(2);
    total.combine(some);
    total.combine(new ScoreSurvey());
    some.acceptClipped(1);
    total.combine(some);
    assertThat(total.clipped()).isEqualTo(7);
    assertThat(total.unclustered()).isEqualTo(4);
  }
}
