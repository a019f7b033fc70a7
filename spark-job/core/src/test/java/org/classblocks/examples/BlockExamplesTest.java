package org.classblocks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockExamplesTest {
  private static Examples.OfClass ofClass(int id, String... samples) {
    return new Examples.OfClass(
        id, IntStream.range(0, samples.length).mapToObj(i -> new Example(samples[i], -i)).toList());
  }

  private static List<String> chosen(List<Examples.OfClass> classes, List<Integer> order) {
    return new BlockExamples(new Examples(classes, List.of()))
        .of(order).stream().map(one -> one.classId() + one.example().sampleId()).toList();
  }

  @Test
  void theBestOfEachClassComeBeforeTheSecondOnesAndNoSampleTwice() {
    List<Examples.OfClass> classes =
        List.of(ofClass(0, "a", "b", "c"), ofClass(1, "b", "d"), ofClass(2, "x"));
    assertThat(chosen(classes, List.of(1, 7, 0))).containsExactly("1b", "0a", "1d", "0c");
  }

  @Test
  void thereAreTwentyAtMost() {
    String[] many = IntStream.range(0, 20).mapToObj(i -> "s" + i).toArray(String[]::new);
    String[] others = IntStream.range(0, 20).mapToObj(i -> "t" + i).toArray(String[]::new);
    assertThat(chosen(List.of(ofClass(0, many), ofClass(1, others)), List.of(0, 1)))
        .hasSize(20)
        .endsWith("0s9", "1t9");
  }

  @Test
  void classesOfLargeBlocksAreEvenlySpaced() {
    List<Examples.OfClass> classes =
        IntStream.range(0, 50).mapToObj(id -> ofClass(id, "s" + id)).toList();
    List<Integer> order = IntStream.range(0, 50).boxed().toList();
    assertThat(chosen(classes, order))
        .hasSize(20)
        .startsWith("0s0", "2s2", "5s5", "7s7")
        .endsWith("47s47");
  }
}
