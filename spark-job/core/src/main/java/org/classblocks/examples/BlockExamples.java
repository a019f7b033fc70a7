package org.classblocks.examples;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the examples of blocks from those of their classes: first the best one of each class,
 * then the second ones and so on, each sample once, until there are {@value BestExamples#MOST}. Of
 * a block of more classes than that, {@value BestExamples#MOST} take part, evenly spaced in the
 * order.
 *
 * <p>Scores of different classes are not compared, because their scales may differ.
 */
public final class BlockExamples {
  private final Map<Integer, List<Example>> byClass;

  public BlockExamples(Examples examples) {
    byClass =
        examples.classes().stream()
            .collect(Collectors.toMap(Examples.OfClass::classId, Examples.OfClass::samples));
  }

  /** An example and the class that it scores high for. */
  public record Chosen(int classId, Example example) {}

  /**
   * The examples of a block, in the order in which they are chosen.
   *
   * @param order the ids of the block's classes, in the order
   */
  public List<Chosen> of(List<Integer> order) {
    int count = Math.min(order.size(), BestExamples.MOST);
    List<Integer> classes =
        IntStream.range(0, count).mapToObj(i -> order.get(i * order.size() / count)).toList();
    List<Chosen> chosen = new ArrayList<>();
    Set<String> sampleIds = new HashSet<>();
    for (int place = 0; place < BestExamples.MOST; place++) {
      for (int classId : classes) {
        List<Example> known = byClass.getOrDefault(classId, List.of());
        if (chosen.size() < BestExamples.MOST
            && place < known.size()
            && sampleIds.add(known.get(place).sampleId())) {
          chosen.add(new Chosen(classId, known.get(place)));
        }
      }
    }
    return chosen;
  }
}
