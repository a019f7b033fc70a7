package org.classblocks.result;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.blocks.Block;

/** The classes that stand for a block: its hub, and after it those that are most like the hub. */
public record TypicalClasses(RunResult result) {
  /**
   * The ids of the most typical classes, the hub first; O(n log n) for n classes.
   *
   * @param most how many are wanted
   * @param counts which classes count
   */
  public List<Integer> of(Block block, int most, IntPredicate counts) {
    int hub = block.hubClassId();
    Stream<Integer> others =
        IntStream.range(block.start(), block.end())
            .map(result.order()::classAt)
            .filter(id -> id != hub)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(id -> -result.similarity().at(hub, id))
                    .thenComparing(Comparator.naturalOrder()));
    return Stream.concat(Stream.of(hub), others).filter(counts::test).limit(most).toList();
  }
}
