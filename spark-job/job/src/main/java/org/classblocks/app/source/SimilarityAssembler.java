package org.classblocks.app.source;

import java.util.ArrayList;
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
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Collects the results of a log tile by tile: similarities over all samples and of each group, and
 * the sums of each fold.
 */
final class SimilarityAssembler {
  /**
   * A group in fewer folds, such as one of a log that is sorted by group, is taken to vary as all
   * samples do.
   */
  private static final double FEWEST_DEGREES = 4;

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
  private final Map<String, FoldedMoments> groupFolds = new TreeMap<>();

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
      SortedMap<Stratum, CoMoments> part = ofGroup(tile, group);
      groups
          .computeIfAbsent(group, name -> new PearsonCorrelation(classes))
          .accept(List.copyOf(part.values()));
      if (folds.isPresent() && given.isEmpty()) {
        groupFolds.computeIfAbsent(group, name -> new FoldedMoments()).accept(foldsOf(part));
      }
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

  private static <T> SortedMap<Stratum, T> ofGroup(SortedMap<Stratum, T> strata, String group) {
    SortedMap<Stratum, T> part = new TreeMap<>(strata);
    part.keySet().removeIf(stratum -> !stratum.group().equals(group));
    return part;
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
    folds.ifPresent(moments -> addMarginals(strata, moments));
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
        finished(strata, noise, pairs, dependence.inflation()),
        Optional.empty(),
        Optional.empty(),
        attributes.isEmpty()
            ? Optional.empty()
            : Optional.of(loadings(similarity, total).without(given)));
  }

  private void addMarginals(SortedMap<Stratum, LogStatistics> strata, FoldedMoments moments) {
    IntStream.range(0, HalfSamples.FOLDS)
        .forEach(fold -> moments.accept(total(ofFold(strata, fold)).marginals()));
  }

  private List<SampleGroup> finished(
      SortedMap<Stratum, LogStatistics> strata,
      Optional<FoldDeviations> ofAll,
      ListedPairs pairs,
      double inflation) {
    double weight = total(List.copyOf(strata.values())).marginals().weight();
    List<SampleGroup> finished = new ArrayList<>();
    for (String group : groups.keySet()) {
      SortedMap<Stratum, LogStatistics> ofGroup = ofGroup(strata, group);
      LogStatistics statistics = total(List.copyOf(ofGroup.values()));
      Marginals marginals = statistics.marginals().result().withInflation(inflation);
      SimilarityMatrix similarity =
          without(groups.get(group).result(statistics.marginals()), statistics);
      double share = statistics.marginals().weight() / weight;
      Optional<FoldDeviations> noise =
          Optional.ofNullable(groupFolds.remove(group))
              .map(sums -> deviations(sums, ofGroup, similarity))
              .map(
                  ofGroupFolds ->
                      ofGroupFolds.degrees() < FEWEST_DEGREES
                          ? ofAll.orElseThrow().ofPart(share)
                          : ofGroupFolds);
      finished.add(
          new SampleGroup(
              Stratum.valueOf(group),
              marginals.sampleSize().independent(),
              similarity,
              Optional.of(new PairNoise(similarity, pairs, marginals, noise))));
    }
    return finished;
  }

  private FoldDeviations deviations(
      FoldedMoments sums, SortedMap<Stratum, LogStatistics> strata, SimilarityMatrix similarity) {
    addMarginals(strata, sums);
    return sums.deviations(similarity);
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
