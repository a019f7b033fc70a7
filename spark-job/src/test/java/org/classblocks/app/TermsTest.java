package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.classblocks.conf.OrderConfig;
import org.classblocks.conf.SimilarityConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.order.DistanceMeasure;
import org.classblocks.order.Linkage;
import org.junit.jupiter.api.Test;

class TermsTest {
  @Test
  void everyWordHasItsNamesakeAndTheReverse() {
    assertThat(Stream.of(OrderConfig.Linkage.values()).map(Terms::linkage))
        .containsExactlyInAnyOrder(Linkage.values());
    assertThat(Stream.of(OrderConfig.Distance.values()).map(Terms::distance))
        .containsExactlyInAnyOrder(DistanceMeasure.values());
    assertThat(Stream.of(SimilarityConfig.Precision.values()).map(Terms::precision))
        .containsExactlyInAnyOrder(Precision.values());
  }
}
