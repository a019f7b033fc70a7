package org.classblocks.report.model;

import java.util.List;
import java.util.Optional;
import org.classblocks.compare.RunComparison;
import org.classblocks.result.RunResult;

/**
 * What changed between two runs, the later of which a page is about, or between two groups of the
 * samples of one run.
 *
 * @param sentences all of it in words, a paragraph each
 * @param before what the earlier one has found
 * @param after what the later one has found
 * @param found how they differ
 * @param layer their difference: the ids of the later layer and the earlier one, with a tilde
 *     between
 * @param haveBlocksOfPage whether the later blocks are those of the page
 * @param isFirst whether the page shows the difference first
 */
public record RunChanges(
    List<String> sentences,
    RunResult before,
    RunResult after,
    RunComparison found,
    String layer,
    boolean haveBlocksOfPage,
    boolean isFirst) {
  public RunChanges {
    sentences = List.copyOf(sentences);
  }

  /**
   * What changed since another run, for a page that is about that.
   *
   * @param other the layer of that run
   */
  public static RunChanges since(
      PairLayer other,
      List<String> sentences,
      RunResult before,
      RunResult after,
      RunComparison found) {
    String layer = PairLayer.SIMILARITY + "~" + other.id();
    return new RunChanges(sentences, before, after, found, layer, true, true);
  }

  /**
   * What changed since the date before, for the page of a run. It opens with the run.
   *
   * @param beforeLayer the layer of that date
   * @param own the layer of the samples that are compared with it; nothing for all of the run
   */
  public static RunChanges sinceDateBefore(
      PairLayer beforeLayer,
      Optional<PairLayer> own,
      List<String> sentences,
      RunResult before,
      RunResult after,
      RunComparison found) {
    String later = own.map(PairLayer::id).orElse(PairLayer.SIMILARITY);
    String layer = later + "~" + beforeLayer.id();
    return new RunChanges(sentences, before, after, found, layer, own.isEmpty(), false);
  }

  /** What differs between two groups by their ids; each has blocks of its own. */
  public static RunChanges ofGroups(
      int idBefore,
      int idAfter,
      List<String> sentences,
      RunResult before,
      RunResult after,
      RunComparison found) {
    String layer = PairLayer.ofGroup(idAfter) + "~" + PairLayer.ofGroup(idBefore);
    return new RunChanges(sentences, before, after, found, layer, false, true);
  }
}
