package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnknownLabelsTest {
  private static UnknownLabels of(List<String> labels) {
    UnknownLabels unknown = new UnknownLabels();
    labels.forEach(unknown::accept);
    return unknown;
  }

  @Test
  void shortAndEarlyOnesAreTheExamples() {
    UnknownLabels unknown = of(List.of("120", "12", "999", "13", "12", "zebra", "14"));
    assertThat(unknown.count()).isEqualTo(7);
    assertThat(unknown.examples()).containsExactly("12", "13", "14");
  }

  @Test
  void partsAndTheirOrderDoNotChangeTheExamples() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      labels.add(Integer.toString(random.nextInt(1_000), 36));
    }
    List<String> expected = of(labels).examples();
    for (int repeat = 0; repeat < 20; repeat++) {
      Collections.shuffle(labels, random);
      int cut = random.nextInt(labels.size());
      UnknownLabels first = of(labels.subList(0, cut));
      UnknownLabels second = of(labels.subList(cut, labels.size()));
      List<String> before = second.examples();
      first.combine(second);
      assertThat(first.examples()).as("seed " + seed).isEqualTo(expected);
      assertThat(first.count()).isEqualTo(200);
      assertThat(second.examples()).isEqualTo(before);
    }
  }

  @Test
  void ofVeryLongOnesTheBeginningIsKept() {
    assertThat(of(List.of("x".repeat(1_000_000))).examples()).containsExactly("x".repeat(80));
  }
}
