package org.classblocks.compare;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.blocks.Block;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Similarity;

/**
 * What changed in one block, or in those it was split into or merged from. Inside are the classes
 * that are in it in either run and have a correlation in both.
 *
 * @param fate what became of it
 * @param befores the earlier blocks, by id
 * @param afters the later blocks, by id
 * @param joined the classes that are in it now only, by their later ids
 * @param left the classes that were in it before only, by their earlier ids
 * @param pairs how many pairs there are inside
 * @param meanChange how far their similarity rose on average; NaN if there are none
 * @param most the pairs inside that changed most, of those that are listed
 */
public record ChangedBlock(
    BlockFate fate,
    List<Integer> befores,
    List<Integer> afters,
    List<Integer> joined,
    List<Integer> left,
    long pairs,
    double meanChange,
    List<PairChange> most) {
  private static final int MOST_PAIRS = 5;

  public ChangedBlock {
    befores = List.copyOf(befores);
    afters = List.copyOf(afters);
    joined = List.copyOf(joined);
    left = List.copyOf(left);
    most = List.copyOf(most);
  }

  /**
   * The blocks that changed by more than sampling explains, the largest first. O(s^2) time for a
   * block of s classes.
   */
  public static List<ChangedBlock> of(
      RunResult before, RunResult after, RunComparison found, int limit) {
    Runs runs = new Runs(before, after, found);
    return parts(found)
        .sorted(Comparator.comparingInt(runs::largest).reversed())
        .limit(limit)
        .map(runs::changed)
        .toList();
  }

  /** How many there are without a limit. */
  public static int count(RunComparison found) {
    return (int) parts(found).count();
  }

  private static Stream<Parts> parts(RunComparison found) {
    return found.blocks().stream()
        .filter(change -> change.fate() != BlockFate.SAME && change.fate() != BlockFate.UNCHANGED)
        .map(change -> new Parts(change.fate(), change.befores(), change.afters()))
        .distinct();
  }

  /** The blocks of either run that are one change. */
  private record Parts(BlockFate fate, List<Integer> befores, List<Integer> afters) {}

  private record Runs(RunResult before, RunResult after, RunComparison found) {
    int largest(Parts parts) {
      return IntStream.concat(
              parts.befores().stream().mapToInt(id -> block(before, id).size()),
              parts.afters().stream().mapToInt(id -> block(after, id).size()))
          .max()
          .orElse(0);
    }

    ChangedBlock changed(Parts parts) {
      ClassMatching classes = found.classes();
      BitSet was = members(before, parts.befores());
      BitSet is = members(after, parts.afters());
      BitSet stayed = new BitSet();
      was.stream().map(classes::afterOf).filter(id -> id >= 0).forEach(stayed::set);
      BitSet inside = (BitSet) is.clone();
      inside.or(stayed);
      int[] compared = inside.stream().filter(this::isComparable).toArray();
      Changes changes = changes(compared);
      return new ChangedBlock(
          parts.fate(),
          parts.befores(),
          parts.afters(),
          is.stream().filter(id -> !stayed.get(id)).boxed().toList(),
          was.stream()
              .filter(id -> classes.afterOf(id) < 0 || !is.get(classes.afterOf(id)))
              .boxed()
              .toList(),
          changes.pairs,
          changes.sum / changes.pairs,
          found.pairs().stream()
              .filter(pair -> inside.get(classes.after(pair.classA())))
              .filter(pair -> inside.get(classes.after(pair.classB())))
              .limit(MOST_PAIRS)
              .toList());
    }

    private boolean isComparable(int id) {
      int earlier = found.classes().beforeOf(id);
      return earlier >= 0 && before.hasCorrelation(earlier) && after.hasCorrelation(id);
    }

    /** The pairs that both runs keep, and the sum of their changes. */
    private record Changes(long pairs, double sum) {}

    private Changes changes(int[] ids) {
      Similarity was = before.similarity();
      Similarity is = after.similarity();
      long pairs = 0;
      double sum = 0;
      for (int i = 0; i < ids.length; i++) {
        int a = found.classes().beforeOf(ids[i]);
        for (int j = 0; j < i; j++) {
          int b = found.classes().beforeOf(ids[j]);
          if (was.isKept(a, b) && is.isKept(ids[i], ids[j])) {
            pairs++;
            sum += is.at(ids[i], ids[j]) - was.at(a, b);
          }
        }
      }
      return new Changes(pairs, sum);
    }

    private static BitSet members(RunResult run, List<Integer> blocks) {
      BitSet members = new BitSet();
      for (int id : blocks) {
        Block block = block(run, id);
        IntStream.range(block.start(), block.end()).map(run.order()::classAt).forEach(members::set);
      }
      return members;
    }

    private static Block block(RunResult run, int id) {
      return run.blocks().blocks().get(id);
    }
  }
}
