package org.classblocks.compare;

import java.util.List;
import java.util.Optional;
import org.classblocks.result.RunResult;

/**
 * Which of two runs with labels is better at what: how often the highest score is right, which
 * classes and blocks are recognised more or less often, and which confusions are new or mended.
 *
 * <p>A share counts as changed if {@link QualitySearch a test} says so. Of equally large changes of
 * recall, that of the lower class id comes first.
 *
 * @param top1Before the share of the earlier labelled samples whose highest score is a label
 * @param top1After the same of the later ones
 * @param better the classes whose recall rose, the largest change first
 * @param worse the classes whose recall fell, the largest change first
 * @param betterBlocks the later run's blocks whose recall rose, the largest change first
 * @param worseBlocks the later run's blocks whose recall fell, the largest change first
 * @param newConfusions the pairs that are confused more often now, the largest change first
 * @param mendedConfusions the pairs that are confused less often now, the largest change first
 */
public record QualityChange(
    double top1Before,
    double top1After,
    List<Recall> better,
    List<Recall> worse,
    List<BlockRecall> betterBlocks,
    List<BlockRecall> worseBlocks,
    List<ConfusionRate> newConfusions,
    List<ConfusionRate> mendedConfusions) {
  public QualityChange {
    better = List.copyOf(better);
    worse = List.copyOf(worse);
    betterBlocks = List.copyOf(betterBlocks);
    worseBlocks = List.copyOf(worseBlocks);
    newConfusions = List.copyOf(newConfusions);
    mendedConfusions = List.copyOf(mendedConfusions);
  }

  /**
   * The share of the labels of a class that are predicted.
   *
   * @param classId the class in the later run
   */
  public record Recall(int classId, String name, double before, double after) {}

  /**
   * The share of the labels of a block's classes that are predicted, over the classes that both
   * runs have.
   *
   * @param blockId the block in the later run
   */
  public record BlockRecall(int blockId, String name, double before, double after) {}

  /**
   * The share of the labels of a class for which another one is predicted.
   *
   * @param actualId the class of the labels in the later run
   * @param predictedId the class of the predictions in the later run
   */
  public record ConfusionRate(
      int actualId,
      String actualName,
      int predictedId,
      String predictedName,
      double before,
      double after) {}

  /** The changes between two runs; empty unless both have labels. */
  static Optional<QualityChange> of(RunResult before, RunResult after, ClassMatching classes) {
    return before
        .log()
        .labels()
        .flatMap(
            earlier ->
                after
                    .log()
                    .labels()
                    .map(
                        later ->
                            new QualitySearch(
                                    earlier.confusion(), later.confusion(), before, after, classes)
                                .result()));
  }
}
