package org.classblocks.write.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.ScoreSurvey;
import org.classblocks.result.Provenance;
import org.classblocks.write.manifest.Manifest;

/**
 * A short description of a state.
 *
 * @param runDate the date of the logs
 * @param created when they had been read
 * @param versions the version of each thing that ran, by name
 * @param blas what multiplied the matrices
 * @param settings what the statistics depend on, by key
 * @param classes the number of classes, k
 * @param classList the checksum of the class list
 * @param tileEdge the number of classes along the edge of a tile
 * @param folds how many folds have sums of their own; 1 for all samples in one, 0 in version 0.1
 * @param countsListings whether samples list some of the classes, so that it was counted how many
 *     list each pair
 * @param inputs the files that were read, as they were when they were listed
 * @param skippedInputs the files left out because the configuration named them
 * @param rows their rows
 * @param clippedScores how many scores were clipped before they were transformed
 * @param neighbours how alike samples next to each other are; null in version 0.1
 * @param unclustered how many samples name no cluster, where others do
 * @param labels what labels named beside classes
 * @param labelled the sums over labelled samples
 * @param listed what rows list, if the state has rows in place of sums of pairs; else null
 */
public record StateSummary(
    LocalDate runDate,
    Instant created,
    Map<String, String> versions,
    String blas,
    Map<String, String> settings,
    int classes,
    String classList,
    int tileEdge,
    int folds,
    boolean countsListings,
    List<Provenance.Input> inputs,
    List<Provenance.Input> skippedInputs,
    Manifest.Rows rows,
    long clippedScores,
    ScoreSurvey.Neighbours neighbours,
    long unclustered,
    Manifest.Labels labels,
    ConfusionCounts.OfSamples labelled,
    Listed listed) {
  static final String PATH = "state.json";

  /**
   * What the rows of a state list.
   *
   * @param files how many files hold the rows
   * @param entries how many scores they have
   * @param absentScore the score of a class that a row does not list, transformed
   * @param hasLabels whether the state has labels
   */
  public record Listed(int files, long entries, double absentScore, boolean hasLabels) {}

  public StateSummary {
    versions = Manifest.ordered(versions);
    settings = Manifest.ordered(settings);
    inputs = List.copyOf(inputs);
    skippedInputs = List.copyOf(skippedInputs);
  }

  /** In version 0.1 those that support was measured from had folds. */
  public boolean hasFolds() {
    return folds > 1 || (folds == 0 && "true".equals(settings.get("blocks.support")));
  }

  /** The settings that the statistics depend on. */
  public StateFingerprint fingerprint() {
    return StateFingerprint.of(settings);
  }
}
