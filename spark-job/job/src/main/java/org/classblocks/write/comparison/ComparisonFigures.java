package org.classblocks.write.comparison;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.classblocks.compare.BlockFate;
import org.classblocks.compare.ClassChange;
import org.classblocks.compare.Drift;
import org.classblocks.compare.QualityChange;
import org.classblocks.compare.RunComparison;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.manifest.Manifest;

/**
 * The figures of a comparison, as {@code comparison.json} has them.
 *
 * @param before the earlier run
 * @param after the later run
 * @param classes how many classes are elsewhere
 * @param blocks what became of how many blocks
 * @param pairs how many pairs of classes have another similarity
 * @param shifts the classes that changed as a whole
 * @param drift how far the matrices are apart as a whole
 * @param adjustedRandIndex how far the blocks agree
 * @param quality which run is better at what, or null unless both have labels
 * @param settings the configuration keys that the runs do not share, and that bear on the result
 * @param sharedInputs how many files both runs have read
 */
public record ComparisonFigures(
    Side before,
    Side after,
    Classes classes,
    Blocks blocks,
    Pairs pairs,
    List<Manifest.Shift> shifts,
    DriftFigures drift,
    RandIndex adjustedRandIndex,
    QualityChange quality,
    Map<String, Setting> settings,
    long sharedInputs) {
  public ComparisonFigures {
    shifts = List.copyOf(shifts);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * One of the two runs.
   *
   * @param runName what people call it, or null if it has no name
   * @param location where it lay
   * @param group the group of its samples that was compared, or null for all of them
   * @param dates the dates of its window that were compared, or null for all of them
   * @param samples the effective number of samples
   * @param mistakeSeverity how bad the mistakes are, or null without labels
   */
  public record Side(
      LocalDate runDate,
      String runId,
      String runName,
      String location,
      String group,
      List<LocalDate> dates,
      double samples,
      int classes,
      int blocks,
      MistakeSeverity mistakeSeverity) {
    public static Side of(
        Provenance.Parent name,
        String runName,
        String group,
        List<LocalDate> dates,
        RunResult found) {
      return new Side(
          name.runDate(),
          name.runId(),
          runName,
          name.location(),
          group,
          dates,
          found.samples(),
          found.similarity().size(),
          found.blocks().blocks().size(),
          found.errors().map(BlockErrors::severity).orElse(null));
    }
  }

  /**
   * The classes.
   *
   * @param matchedBy {@code key} or {@code name}
   * @param inBoth how many both runs have
   * @param comparable how many have a correlation in both
   * @param moved how many are in another block
   * @param joined how many are in a block and were in none
   * @param left how many were in a block and are in none
   * @param added how many only the later run has
   * @param removed how many only the earlier run has
   * @param lost how many had a correlation and have none
   * @param regained how many have a correlation and had none
   * @param movedShare the share of classes that are in another block or in one run only, among
   *     those of either run
   * @param lostShare the share of the classes that lost their correlation, among those in both runs
   *     that had one; null without any
   */
  public record Classes(
      String matchedBy,
      int inBoth,
      int comparable,
      int moved,
      int joined,
      int left,
      int added,
      int removed,
      int lost,
      int regained,
      double movedShare,
      double lostShare) {
    private static Classes of(RunComparison found) {
      return new Classes(
          found.classes().isByKey() ? "key" : "name",
          found.classes().size(),
          found.comparable(),
          found.count(ClassChange.Kind.MOVED),
          found.count(ClassChange.Kind.JOINED),
          found.count(ClassChange.Kind.LEFT),
          found.count(ClassChange.Kind.ADDED),
          found.count(ClassChange.Kind.REMOVED),
          found.count(ClassChange.Kind.LOST),
          found.count(ClassChange.Kind.REGAINED),
          found.movedShare(),
          found.lostShare());
    }
  }

  /**
   * The blocks.
   *
   * @param earlier how many of the earlier blocks have each fate
   * @param later how many of the later blocks have each fate
   * @param goneShare the share of earlier ones that are gone; null without any
   */
  public record Blocks(Map<String, Integer> earlier, Map<String, Integer> later, double goneShare) {
    public Blocks {
      earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
      later = Collections.unmodifiableMap(new LinkedHashMap<>(later));
    }

    static Blocks of(RunComparison found) {
      Map<String, Integer> earlier = byWord(found.fatesBefore());
      int all = earlier.values().stream().mapToInt(count -> count).sum();
      return new Blocks(
          earlier, byWord(found.fatesAfter()), earlier.get(BlockFate.GONE.word()) / (double) all);
    }

    private static Map<String, Integer> byWord(Map<BlockFate, Integer> counts) {
      Map<String, Integer> byWord = new LinkedHashMap<>();
      counts.forEach((fate, count) -> byWord.put(fate.word(), count));
      return byWord;
    }

    public int earlier(BlockFate fate) {
      return earlier.get(fate.word());
    }

    public int later(BlockFate fate) {
      return later.get(fate.word());
    }
  }

  /**
   * The pairs of classes.
   *
   * @param compared how many have a similarity in both runs
   * @param changed how many changed by more than sampling gives
   * @param changedShare the share of these; null if it is unknown
   * @param reason why the share is unknown, or null
   * @param level how likely it is that any pair is among them if none has changed
   */
  public record Pairs(
      long compared, long changed, double changedShare, String reason, double level) {
    static Pairs of(RunComparison found) {
      long compared = found.drift().pairs();
      return new Pairs(
          compared,
          found.changedPairs(),
          found.arePairsTested() ? found.changedPairs() / (double) compared : Double.NaN,
          reason(found),
          RunComparison.LEVEL);
    }

    private static String reason(RunComparison found) {
      if (found.drift().pairs() == 0) {
        return withoutPairs(found);
      }
      return found.arePairsTested() ? null : "a run has too few samples";
    }
  }

  /**
   * How far the matrices are apart; see {@link Drift}.
   *
   * @param drift the share of what they say that is not common to both, from 0 to 1; 0 on average
   *     if only the samples changed; null if it is unknown
   * @param reason why the drift is unknown, or null
   * @param rmsDifference the root mean square difference of similarities
   * @param rmsBySampling what it would be on average if only the samples had changed
   * @param rmsChange what is left of it beyond sampling
   * @param concordance Lin's concordance correlation, with nothing taken off
   */
  public record DriftFigures(
      double drift,
      String reason,
      double rmsDifference,
      double rmsBySampling,
      double rmsChange,
      double concordance) {
    static DriftFigures of(RunComparison found) {
      Drift drift = found.drift();
      return new DriftFigures(
          drift.share(),
          reason(found),
          drift.difference(),
          drift.bySampling(),
          drift.change(),
          drift.concordance());
    }

    private static String reason(RunComparison found) {
      if (found.drift().pairs() == 0) {
        return withoutPairs(found);
      }
      return Double.isNaN(found.drift().share())
          ? "the similarities of either run are no more than sampling gives"
          : null;
    }
  }

  /**
   * The adjusted Rand index of the blocks of the two runs.
   *
   * @param top of the blocks at the top
   * @param finest of the smallest blocks around classes
   */
  public record RandIndex(double top, double finest) {}

  /** The values of a configuration key in the two runs. */
  public record Setting(Object before, Object after) {}

  private static String withoutPairs(RunComparison found) {
    return found.classes().size() < 2
        ? "fewer than two classes are in both runs"
        : "fewer than two classes have a correlation in both runs";
  }

  /**
   * The figures of a comparison of two runs, or of two groups.
   *
   * @param later the classes of the later one
   */
  public static ComparisonFigures of(
      Side before,
      Side after,
      RunComparison found,
      ClassList later,
      Map<String, Setting> settings,
      long sharedInputs) {
    return new ComparisonFigures(
        before,
        after,
        Classes.of(found),
        Blocks.of(found),
        Pairs.of(found),
        Manifest.Shift.of(found, later),
        DriftFigures.of(found),
        new RandIndex(found.topIndex(), found.finestIndex()),
        found.quality().orElse(null),
        settings,
        sharedInputs);
  }

  /**
   * The figures of a comparison for the manifest of the later run.
   *
   * @param later the similarities of that run
   */
  public static Manifest.Drift drift(
      Provenance.Parent earlier, RunComparison found, Similarity later) {
    DriftFigures drift = DriftFigures.of(found);
    return new Manifest.Drift(
        earlier.runDate(),
        earlier.runId(),
        drift.drift(),
        drift.reason(),
        found.movedShare(),
        Blocks.of(found).goneShare(),
        Pairs.of(found).changedShare(),
        found.lostShare(),
        lost(found, later),
        Manifest.Shift.of(found, later.classes()));
  }

  /**
   * The classes that lost their correlation, and why.
   *
   * @param later the similarities of the later run
   */
  public static List<Manifest.Excluded> lost(RunComparison found, Similarity later) {
    return found.classChanges().stream()
        .filter(change -> change.kind() == ClassChange.Kind.LOST)
        .mapToInt(ClassChange::after)
        .sorted()
        .mapToObj(id -> Manifest.Excluded.of(later, id))
        .toList();
  }
}
