package org.classblocks.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.TaxonomyMatches;
import org.classblocks.blocks.TriagePair;
import org.classblocks.groups.GroupComparison;
import org.classblocks.moments.LabelFindings;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.DistanceMeasure;
import org.classblocks.order.Linkage;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * All that the page of a run tells.
 *
 * @param title the heading
 * @param runDate the date the run is about
 * @param runId what tells runs of one date apart
 * @param samples how many rows there were, and how many were left out
 * @param marginals the scores of each class by itself
 * @param listed in how many samples each class and each pair has scores of its own
 * @param labels what the labels say, if the logs have labels
 * @param similarity the k x k similarities by class id
 * @param neighbours the most similar classes of each
 * @param order the order of the k classes
 * @param clustering how the order was found
 * @param forest the blocks
 * @param links the links between the blocks, the clearest first
 * @param triage the pairs of classes that are worth a look, by kind and rank
 * @param groups the groups of samples side by side, if there are any
 * @param errors what the classifier gets wrong, if the logs have labels
 * @param taxonomy how the blocks compare with a taxonomy, if there is one
 * @param beside what it is looked at beside
 * @param hasPictures whether the pictures of the matrix and of the groups lie beside the page
 * @param thumbnails where to find a picture of a class: a URL with {@code {class_id}} or {@code
 *     {class_name}}
 * @param settings the configuration as run, key by key, in the order to be shown
 * @param versions the versions of what ran, name by name, in the order to be shown
 */
public record ReportModel(
    String title,
    LocalDate runDate,
    String runId,
    Samples samples,
    Marginals marginals,
    ListedPairs listed,
    Optional<LabelFindings> labels,
    SimilarityMatrix similarity,
    Neighbours neighbours,
    ClassOrder order,
    Clustering clustering,
    BlockForest forest,
    List<Link> links,
    List<TriagePair> triage,
    Optional<GroupComparison> groups,
    Optional<Errors> errors,
    Optional<TaxonomyMatches> taxonomy,
    Beside beside,
    boolean hasPictures,
    Optional<String> thumbnails,
    Map<String, String> settings,
    Map<String, String> versions) {

  public ReportModel {
    if (order.size() != similarity.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d positions for %d classes", order.size(), similarity.size()));
    }
    links = List.copyOf(links);
    triage = List.copyOf(triage);
    settings = inOrder(settings);
    versions = inOrder(versions);
  }

  /**
   * The rows of the logs.
   *
   * @param used the rows that count
   * @param dropped the rows left out by reason, in the order to be shown; reasons without rows are
   *     not shown
   * @param effective how many samples of equal weights the rows used count for
   * @param weightless how many of the rows used weigh nothing
   */
  public record Samples(long used, Map<String, Long> dropped, double effective, long weightless) {
    /** Rows that all weigh the same. */
    public Samples(long used, Map<String, Long> dropped) {
      this(used, dropped, (double) used, 0);
    }

    public Samples {
      dropped = inOrder(dropped);
    }

    /** The rows left out for any reason. */
    public long droppedInAll() {
      return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
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
   * @param insideShare the share of the missed labels that were taken for another class of the same
   *     block at the top level; NaN without any
   */
  public record Errors(double top1, double insideShare) {}

  /**
   * Another run.
   *
   * @param similarities its similarities by the class ids of this run; asked for when they are
   *     wanted, for they may take as much memory as those of this run
   */
  public record OtherRun(LocalDate date, String id, Supplier<PairValues> similarities) {}

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
