package org.classblocks.report.model;

import java.util.List;
import java.util.Optional;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.report.finding.Finding;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Everything that the page of a run shows.
 *
 * @param title the heading
 * @param description what the model and the samples are, for people, if that is known
 * @param findings what the run has found, in sentences
 * @param result what the run has found
 * @param provenance where it comes from, with the configuration and the versions to be shown
 * @param clustering how the order was found
 * @param errors what the classifier gets wrong, if the logs have labels
 * @param companions what the page shows beside the run
 * @param hasPictures whether the pictures of the matrix and of the groups lie beside the page
 * @param sources where pictures of classes and of samples are
 */
public record ReportModel(
    String title,
    Optional<String> description,
    List<Finding> findings,
    RunResult result,
    Provenance provenance,
    Clustering clustering,
    Optional<Errors> errors,
    PageCompanions companions,
    boolean hasPictures,
    PictureSources sources) {
  /** The most classes of a graph that the page shows at once: names, tree and facts take 5 MB. */
  private static final int MOST_AT_ONCE = 30_000;

  public ReportModel {
    findings = List.copyOf(findings);
  }

  /** Whether the page shows the run in parts, one at a time, since its classes are too many. */
  public boolean isInParts() {
    return isInParts(result.similarity() instanceof SimilarityGraph, result.similarity().size());
  }

  /** Whether the page of so many classes is in parts. */
  public static boolean isInParts(boolean isGraph, int classes) {
    return isGraph && classes > MOST_AT_ONCE;
  }

  /**
   * How the order was found.
   *
   * @param linkage how distances between clusters follow from those of classes
   * @param distance how far apart two classes are
   * @param leafOrder the word for the order of the leaves, as configured
   */
  public record Clustering(Linkage linkage, DistanceMeasure distance, String leafOrder) {}

  /**
   * What the classifier gets wrong.
   *
   * @param top1 the share of the labelled samples whose class with the highest score is one of
   *     their labels; NaN without any
   * @param insideShare the share of the missed labels that were predicted as another class of the
   *     same block at the top level; NaN without any
   */
  public record Errors(double top1, double insideShare) {}
}
