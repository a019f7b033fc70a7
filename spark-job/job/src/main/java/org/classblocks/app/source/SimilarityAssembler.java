package org.classblocks.app.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.classblocks.attributes.LoadingsBuilder;
import org.classblocks.attributes.PartialSimilarity;
import org.classblocks.conf.JobConfig;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Collects the results of a log tile by tile: similarities over all samples and of each group, and
 * the sums of each fold.
 */
final class SimilarityAssembler {
  private final ClassList classes;
  private final List<String> attributes;
  private final List<String> given;
  private final boolean hasLabels;
  private final boolean hasClusters;
  private final boolean needsSums;
  private final PearsonCorrelation pooled;
  private final ListedPairs.Builder listed;
  private final Optional<FoldedMoments> folds;
  private final Map<String, PearsonCorrelation> groups = new TreeMap<>();

  /**
   * @param keepsFolds whether the sums of each fold are kept; never those without attributes
   */
  SimilarityAssembler(ClassList classes, JobConfig config, boolean keepsFolds) {
    this.classes = classes;
    this.attributes = config.input().attributes();
    this.given = config.similarity().given();
    this.hasLabels = config.input().labels().isPresent();
    this.hasClusters = config.input().cluster().isPresent();
    this.needsSums = config.blocks().support();
    this.pooled = new PearsonCorrelation(classes);
    this.listed = new ListedPairs.Builder(classes.size());
    this.folds = keepsFolds ? Optional.of(new FoldedMoments()) : Optional.empty();
  }

  /** Accepts the co-moments of a tile, which must not change afterwards. */
  void accept(SortedMap<Stratum, CoMoments> tile) {
    List<CoMoments> all = List.copyOf(tile.values());
    pooled.accept(all);
    all.forEach(listed::accept);
    folds.ifPresent(moments -> moments.accept(foldsOf(tile)));
    for (String group : groupsOf(tile)) {
      groups
          .computeIfAbsent(group, name -> new PearsonCorrelation(classes))
          .accept(ofGroup(tile, group));
    }
  }

  private static List<CoMoments> foldsOf(SortedMap<Stratum, CoMoments> tile) {
    CoMoments none = new CoMoments(tile.get(tile.firstKey()).tile());
    return IntStream.range(0, HalfSamples.FOLDS)
        .mapToObj(fold -> ofFold(tile, fold))
        .map(parts -> parts.isEmpty() ? none : CoMoments.total(parts))
        .toList();
  }

  private static List<String> groupsOf(SortedMap<Stratum, ?> strata) {
    return strata.keySet().stream()
        .map(Stratum::group)
        .filter(group -> !group.isEmpty())
        .distinct()
        .toList();
  }

  private static <T> List<T> ofGroup(SortedMap<Stratum, T> strata, String group) {
    return strata.entrySet().stream()
        .filter(entry -> entry.getKey().group().equals(group))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static <T> List<T> ofFold(SortedMap<Stratum, T> strata, int fold) {
    return strata.entrySet().stream()
        .filter(entry -> entry.getKey().fold() == fold)
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * The result after the last tile.
   *
   * @param strata the other statistics of each stratum
   */
  Measured result(SortedMap<Stratum, LogStatistics> strata) {
    LogStatistics total = total(List.copyOf(strata.values()));
    folds.ifPresent(
        moments ->
            IntStream.range(0, HalfSamples.FOLDS)
                .forEach(fold -> moments.accept(total(ofFold(strata, fold)).marginals())));
    SimilarityMatrix similarity = pooled.result(total.marginals());
    ListedPairs pairs = listed.result(total.marginals().samples());
    Optional<FoldDeviations> noise = folds.map(moments -> moments.deviations(similarity));
    SampleDependence dependence =
        hasClusters
            ? SampleDependence.ofClusters(
                similarity,
                noise.orElseThrow(),
                pairs,
                total.marginals().result().sampleSize().effective(),
                total.survey().unclustered())
            : SampleDependence.ofNeighbours(total.survey().neighbours());
    return new Measured(
        new LogFacts(
            total.rows(),
            total.survey().clipped(),
            total.marginals().result().withInflation(dependence.inflation()),
            pairs,
            hasLabels ? Optional.of(total.labelFindings()) : Optional.empty(),
            dependence.found()),
        without(similarity, total),
        folds.filter(moments -> needsSums),
        noise.filter(known -> given.isEmpty()),
        finished(strata, dependence.inflation()),
        Optional.empty(),
        attributes.isEmpty()
            ? Optional.empty()
            : Optional.of(loadings(similarity, total).without(given)));
  }

  private List<SampleGroup> finished(SortedMap<Stratum, LogStatistics> strata, double inflation) {
    return groups.entrySet().stream()
        .map(
            entry -> {
              LogStatistics ofGroup = total(ofGroup(strata, entry.getKey()));
              MarginalsBuilder marginals = ofGroup.marginals();
              return new SampleGroup(
                  Stratum.valueOf(entry.getKey()),
                  marginals.result().withInflation(inflation).sampleSize().independent(),
                  without(entry.getValue().result(marginals), ofGroup));
            })
        .toList();
  }

  private LoadingsBuilder loadings(SimilarityMatrix similarity, LogStatistics statistics) {
    return new LoadingsBuilder(
        statistics.attributes(), attributes, statistics.marginals(), similarity);
  }

  /** The similarities without the given attributes. */
  private SimilarityMatrix without(SimilarityMatrix similarity, LogStatistics statistics) {
    return given.isEmpty()
        ? similarity
        : new PartialSimilarity(loadings(similarity, statistics).together(given), classes.size())
            .of(similarity);
  }

  private LogStatistics total(List<LogStatistics> parts) {
    return LogStatistics.total(classes.size(), parts);
  }
}
