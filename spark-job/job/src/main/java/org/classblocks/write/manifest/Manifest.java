package org.classblocks.write.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.Secrets;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.compare.ClassShift;
import org.classblocks.compare.RunComparison;
import org.classblocks.groups.GroupComparison;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.batch.UnknownLabels;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.OrderCriteria;
import org.classblocks.order.OrderQuality;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Similarity;
import org.classblocks.store.StoredFile;
import org.classblocks.suspects.SuspectCounts;
import org.classblocks.write.format.Json;

/**
 * What a run read, did and wrote. As JSON its fields have their order here and names in snake case;
 * maps keep their order.
 *
 * @param status {@code complete}: a run that failed has no manifest
 * @param runDate the day the run is about
 * @param runId tells runs apart
 * @param runName what people call the run, or null if it has no name
 * @param created when the run was complete
 * @param parent the run whose similarities this one took over, or null if it read the logs itself
 * @param versions the version of each thing that ran, by name
 * @param blas what multiplied the matrices
 * @param precision the arithmetic of the products, and why; null if an earlier version wrote it
 * @param configuration as run, with its defaults, by key; without credentials
 * @param fingerprint what the results depend on, in a few characters, or null for a run with a
 *     parent: equal ones mean equal results
 * @param inputs the files read
 * @param skippedInputs the files left out because the configuration names them
 * @param window the dates whose states were added up, or null if logs were read as they are
 * @param rows the rows read, used and dropped
 * @param samples the rows used, and what they weigh
 * @param dependence how far samples depend on each other; null if an earlier version wrote it
 * @param scores what is to be known of the scores
 * @param classes the classes, and those without a correlation
 * @param similarity in which form the similarities are kept
 * @param order how the order was found, and how good it is
 * @param blocks how many blocks there are
 * @param labels what the labels named, or null without labels
 * @param confusion what the classifier gets wrong, or null without labels
 * @param suspects how many labels look wrong, or null if they were not looked for
 * @param attributes what attributes of samples explain, or null if samples have none
 * @param taxonomy how the blocks compare with a taxonomy, or null without one
 * @param groups how many pairs differ between groups of samples, or null without groups
 * @param drift how far the run is from that of the date before, or null if nobody asked
 * @param expectations how many expectations are broken, or null without any
 * @param notes the notes of the job, as on the terminal and on the page
 * @param stages what took how long
 * @param files the files written, but for this one
 */
public record Manifest(
    String status,
    LocalDate runDate,
    String runId,
    String runName,
    Instant created,
    Provenance.Parent parent,
    Map<String, String> versions,
    String blas,
    Provenance.Precision precision,
    Map<String, ?> configuration,
    String fingerprint,
    List<Provenance.Input> inputs,
    List<Provenance.Input> skippedInputs,
    Provenance.Window window,
    Rows rows,
    Samples samples,
    Dependence dependence,
    Scores scores,
    Classes classes,
    SimilarityForm similarity,
    Order order,
    Blocks blocks,
    Labels labels,
    Confusion confusion,
    Suspects suspects,
    Attributes attributes,
    Taxonomy taxonomy,
    Groups groups,
    Drift drift,
    Expectations expectations,
    List<String> notes,
    List<Stage> stages,
    List<StoredFile> files) {
  /** The status of a run whose files are all there. */
  public static final String COMPLETE = "complete";

  public Manifest {
    versions = ordered(versions);
    configuration = ordered(configuration);
    inputs = List.copyOf(inputs);
    similarity = SimilarityForm.orUnsaid(similarity);
    skippedInputs = skippedInputs == null ? List.of() : List.copyOf(skippedInputs);
    notes = notes == null ? List.of() : List.copyOf(notes);
    stages = List.copyOf(stages);
    files = List.copyOf(files);
  }

  /**
   * The manifest of a complete run.
   *
   * @param drift the drift since the date before, if it was measured
   * @param expectations how many expectations are broken, if there are any
   */
  public static Manifest of(
      RunResult run,
      Provenance provenance,
      Optional<Drift> drift,
      Optional<Expectations> expectations,
      Instant created,
      List<Stage> stages,
      List<StoredFile> files) {
    Provenance.Sources sources = provenance.sources();
    LogFacts log = run.log();
    return new Manifest(
        COMPLETE,
        provenance.runDate(),
        provenance.runId(),
        provenance.runName(),
        created,
        sources.parent(),
        provenance.versions(),
        sources.blas(),
        sources.precision(),
        provenance.configuration(),
        sources.fingerprint(),
        sources.inputs(),
        sources.skippedInputs(),
        sources.window(),
        Rows.of(log.rows()),
        Samples.of(log.marginals().sampleSize()),
        Dependence.of(log.dependence()),
        Scores.of(sources.scores(), log.clippedScores(), log.listed(), run.classes()),
        Classes.of(run.similarity()),
        SimilarityForm.of(run.similarity()),
        Order.of(
            String.valueOf(provenance.configuration().get("order.linkage")),
            String.valueOf(provenance.configuration().get("order.distance")),
            run.order().quality().orElseThrow()),
        Blocks.of(run.blocks()),
        log.labels().map(labels -> Labels.of(labels.counts())).orElse(null),
        log.labels()
            .flatMap(
                labels ->
                    run.errors().map(errors -> Confusion.of(labels.confusion().totals(), errors)))
            .orElse(null),
        run.suspects().map(Suspects::of).orElse(null),
        run.attributes().map(Attributes::of).orElse(null),
        run.taxonomy().map(found -> Taxonomy.of(found, run.classes())).orElse(null),
        run.groups().map(Groups::of).orElse(null),
        drift.orElse(null),
        expectations.orElse(null),
        provenance.notes(),
        stages,
        files);
  }

  /** The manifest as indented JSON in UTF-8. */
  public byte[] toJson() {
    return Json.bytes(this);
  }

  /**
   * Reads a manifest. Unknown fields are ignored.
   *
   * @throws IOException if it is not JSON, or a field has the wrong type
   */
  public static Manifest fromJson(byte[] json) throws IOException {
    return Json.read(json, Manifest.class);
  }

  public static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * The rows of the logs.
   *
   * @param dropped the rows not used, by the word for the reason
   */
  public record Rows(long read, long used, long droppedTotal, Map<String, Dropped> dropped) {
    public Rows {
      dropped = ordered(dropped);
    }

    public static Rows of(RowCounts rows) {
      Map<String, Dropped> dropped = new LinkedHashMap<>();
      for (BadRow kind : BadRow.values()) {
        rows.example(kind)
            .ifPresent(
                example -> dropped.put(kind.word(), new Dropped(rows.dropped(kind), example)));
      }
      return new Rows(rows.read(), rows.used(), rows.dropped(), dropped);
    }

    /** The counts by the kinds of bad rows that this version knows. */
    public RowCounts counts() {
      Map<BadRow, RowCounts.Dropped> found = new EnumMap<>(BadRow.class);
      for (BadRow kind : BadRow.values()) {
        Dropped rows = dropped.get(kind.word());
        if (rows != null) {
          found.put(kind, new RowCounts.Dropped(rows.count(), rows.example()));
        }
      }
      return RowCounts.of(used, found);
    }
  }

  /** How many rows are bad in one way, with an example. */
  public record Dropped(long count, String example) {
    public Dropped {
      example = Secrets.mask(example);
    }
  }

  /**
   * The rows used, as samples.
   *
   * @param weightless how many have the weight 0, so that they are as if left out
   * @param weight the sum of the weights
   * @param effective how many samples of equal weights they count for
   * @param inflation how many times the variance of similarities is that of independent samples;
   *     null if an earlier version wrote it
   * @param independent how many independent samples of equal weights they count for
   */
  public record Samples(
      long rows,
      long weightless,
      double weight,
      double largestWeight,
      double effective,
      Double inflation,
      double independent) {
    public static Samples of(SampleSize size) {
      return new Samples(
          size.samples(),
          size.weightless(),
          size.weight(),
          size.largestWeight(),
          size.effective(),
          size.inflation(),
          size.independent());
    }

    public SampleSize size() {
      return new SampleSize(
          rows, weightless, weight, largestWeight, effective, inflation == null ? 1 : inflation);
    }
  }

  /**
   * How far samples depend on each other.
   *
   * @param neighbours how many pairs of rows next to each other were compared
   * @param autocorrelation the correlation of the scores of rows next to each other, averaged over
   *     classes; null if unknown
   * @param clusters null where samples name none
   */
  public record Dependence(long neighbours, Double autocorrelation, Clusters clusters) {
    static Dependence of(org.classblocks.result.Dependence found) {
      return new Dependence(
          found.neighbours(),
          Double.isNaN(found.autocorrelation()) ? null : found.autocorrelation(),
          found
              .clusters()
              .map(known -> new Clusters(known.unclustered(), known.folds()))
              .orElse(null));
    }

    /** The same for a result. */
    public org.classblocks.result.Dependence known() {
      return new org.classblocks.result.Dependence(
          neighbours,
          autocorrelation == null ? Double.NaN : autocorrelation,
          Optional.ofNullable(clusters)
              .map(
                  known ->
                      new org.classblocks.result.Dependence.Clusters(
                          known.unclustered(), known.folds())));
    }
  }

  /**
   * The clusters of samples.
   *
   * @param unclustered how many samples name none
   * @param folds how many of the ten folds have samples
   */
  public record Clusters(long unclustered, int folds) {}

  /**
   * The scores.
   *
   * @param transform the name of the transform that was taken; null if an earlier version wrote it
   * @param recognised the kind of scores; null if no rows were looked at for it
   * @param clipped how many were clipped before they were transformed; of sparse rows, listed ones
   * @param rarelyListed the classes that hardly any row lists; null where rows have all scores
   */
  public record Scores(
      String transform, Recognised recognised, long clipped, RarelyListed rarelyListed) {
    static Scores of(Provenance.Scores known, long clipped, ListedPairs listed, ClassList classes) {
      return new Scores(
          known == null ? null : known.transform(),
          known == null || known.kind() == null
              ? null
              : new Recognised(known.kind(), known.evidence()),
          clipped,
          listed.areCounted() ? RarelyListed.of(listed, classes) : null);
    }

    /** The same for the provenance of a run. */
    public Provenance.Scores provenance() {
      return new Provenance.Scores(
          transform,
          recognised == null ? null : recognised.kind(),
          recognised == null ? null : recognised.evidence());
    }
  }

  /** A kind of scores, and what it was recognised by. */
  public record Recognised(String kind, String evidence) {}

  /**
   * Classes that some rows list, but hardly any.
   *
   * @param fewerThan fewer rows than so many list them
   * @param total how many classes
   * @param classes the first of them by id
   */
  public record RarelyListed(long fewerThan, int total, List<Listed> classes) {
    private static final int MOST = 100;

    public RarelyListed {
      classes = List.copyOf(classes);
    }

    private static RarelyListed of(ListedPairs listed, ClassList classes) {
      int[] ids = listed.rarelyListed();
      return new RarelyListed(
          ListedPairs.FEW,
          ids.length,
          Arrays.stream(ids)
              .limit(MOST)
              .mapToObj(id -> new Listed(id, classes.name(id), listed.listed(id)))
              .toList());
    }
  }

  /** A class, and how many rows list it. */
  public record Listed(int classId, String className, long rows) {}

  /**
   * The classes.
   *
   * @param ok how many have a correlation
   * @param excluded those that have none, by id
   */
  public record Classes(int total, int ok, List<Excluded> excluded) {
    public Classes {
      excluded = List.copyOf(excluded);
    }

    public static Classes of(Similarity similarity) {
      List<Excluded> excluded =
          similarity.excludedClasses().stream().map(id -> Excluded.of(similarity, id)).toList();
      return new Classes(similarity.size(), similarity.size() - excluded.size(), excluded);
    }
  }

  /** A class outside the dendrogram, with its status. */
  public record Excluded(int classId, String className, String status) {
    public static Excluded of(Similarity similarity, int id) {
      return new Excluded(id, similarity.classes().name(id), similarity.status(id).text());
    }
  }

  /**
   * How the order was found, and how good it is.
   *
   * @param linkage the word of the configuration, as for {@code distance}
   * @param leafOrder how the leaves were put in a row: more than the word of the configuration
   *     where the tree was too costly for that
   * @param inversions how many merges are lower than one below them
   * @param criteria the measures of the order, without the classes that have no correlation; null
   *     of a graph of so many classes that not all pairs are looked at
   * @param unordered the measures of the same classes by class id, likewise
   */
  public record Order(
      String linkage,
      String distance,
      String leafOrder,
      int inversions,
      OrderCriteria criteria,
      OrderCriteria unordered) {
    public static Order of(String linkage, String distance, OrderQuality quality) {
      return new Order(
          linkage,
          distance,
          quality.leafOrder(),
          quality.inversions(),
          quality.criteria().orElse(null),
          quality.unordered().orElse(null));
    }

    public OrderQuality quality() {
      return new OrderQuality(
          leafOrder, inversions, Optional.ofNullable(criteria), Optional.ofNullable(unordered));
    }
  }

  /**
   * The blocks.
   *
   * @param noiseFloor the largest correlation that chance alone is expected to give
   */
  public record Blocks(int count, double noiseFloor) {
    public static Blocks of(BlockForest forest) {
      return new Blocks(forest.blocks().size(), forest.noiseFloor());
    }
  }

  /**
   * The labels.
   *
   * @param unknown how many name no class
   * @param unknownExamples some of these
   * @param repeated how many their sample had before
   * @param unlabelled how many samples have no label that names a class
   * @param classesWithoutSamples how many classes label no sample
   */
  public record Labels(
      long unknown,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownExamples,
      long repeated,
      long unlabelled,
      int classesWithoutSamples) {
    public Labels {
      unknownExamples =
          unknownExamples == null
              ? List.of()
              : unknownExamples.stream().map(Secrets::mask).toList();
    }

    public static Labels of(LabelCounts labels) {
      return new Labels(
          labels.unknown(),
          labels.unknownExamples(),
          labels.repeated(),
          labels.unlabelled(),
          labels.classesWithoutSamples());
    }

    public UnknownLabels unknownLabels() {
      return new UnknownLabels(unknown, unknownExamples);
    }
  }

  /**
   * What the classifier gets wrong.
   *
   * @param samples how many samples have labels; their weight where samples have weights
   * @param top1 the share of those whose class with the highest score is one of their labels
   * @param labelRankingPrecision the mean over samples of the mean ranking precision of their
   *     labels
   * @param labels how many labels these samples have
   * @param errors how many of these are not predicted
   * @param levels how many errors stay inside the blocks of each depth
   * @param mistakeSeverity how bad the errors are; null if an earlier version wrote the manifest
   */
  public record Confusion(
      double samples,
      double top1,
      double labelRankingPrecision,
      double labels,
      double errors,
      double errorRate,
      List<BlockErrors.Level> levels,
      Severity mistakeSeverity) {
    public Confusion {
      levels = List.copyOf(levels);
    }

    /**
     * How bad the errors are: see {@link MistakeSeverity}.
     *
     * @param tree the mean height of the lowest node with label and prediction in the dendrogram;
     *     null without errors
     * @param taxonomy the same in the taxonomy; null without errors or taxonomy
     */
    public record Severity(Double tree, Double taxonomy) {}

    public static Confusion of(ConfusionTotals totals, BlockErrors errors) {
      return new Confusion(
          totals.samples(),
          totals.top1(),
          totals.rankingPrecision(),
          errors.labels(),
          errors.errors(),
          errors.errors() / errors.labels(),
          errors.levels(),
          new Severity(finite(errors.severity().tree()), finite(errors.severity().taxonomy())));
    }

    private static Double finite(double value) {
      return Double.isNaN(value) ? null : value;
    }

    /** How bad the errors are; unknown figures are NaN. */
    public MistakeSeverity severity() {
      return mistakeSeverity == null
          ? MistakeSeverity.UNKNOWN
          : new MistakeSeverity(
              orUnknown(mistakeSeverity.tree()), orUnknown(mistakeSeverity.taxonomy()));
    }

    private static double orUnknown(Double value) {
      return value == null ? Double.NaN : value;
    }

    /** The figures of all labelled samples; null in JSON is NaN here. */
    public ConfusionTotals totals() {
      return samples > 0
          ? new ConfusionTotals(samples, top1, labelRankingPrecision)
          : new ConfusionTotals(0, Double.NaN, Double.NaN);
    }
  }

  /**
   * The samples whose labels look wrong.
   *
   * @param judged how many samples have one label and an id
   * @param suspects how many of these have a label that looks wrong
   * @param listed how many of these are listed
   * @param unlabelled how many samples have no label that names a class
   * @param severalLabels how many have several, and are not judged
   * @param unnamed how many have one label but no id
   */
  public record Suspects(
      long judged, long suspects, int listed, long unlabelled, long severalLabels, long unnamed) {

    static Suspects of(org.classblocks.suspects.Suspects found) {
      SuspectCounts counts = found.counts();
      return new Suspects(
          counts.judged(),
          counts.suspects(),
          found.ranked().size(),
          counts.unlabelled(),
          counts.severalLabels(),
          counts.unnamed());
    }

    public SuspectCounts counts() {
      return new SuspectCounts(judged, suspects, unlabelled, severalLabels, unnamed);
    }
  }

  /**
   * What attributes of samples explain.
   *
   * @param all the attributes
   * @param significant how many pairs of an attribute and a block or link are above chance
   * @param unreliable how many blocks and links all but disappear without an attribute
   */
  public record Attributes(List<Attribute> all, long significant, int unreliable) {
    static Attributes of(AttributeFindings found) {
      return new Attributes(
          found.attributes().stream().map(Attribute::of).toList(),
          found.findings().stream().filter(AttributeFinding::isSignificant).count(),
          (int)
              found.unreliable().stream()
                  .map(one -> List.of(one.block(), one.otherBlock()))
                  .distinct()
                  .count());
    }
  }

  /**
   * An attribute of samples.
   *
   * @param name its column
   * @param directions how many uncorrelated directions it has; 0 if it never varies
   * @param peak the largest share of one sample in its variance
   */
  public record Attribute(String name, int directions, double peak) {
    static Attribute of(AttributeLoadings attribute) {
      return new Attribute(attribute.name(), attribute.rank(), attribute.peak());
    }
  }

  /**
   * How the blocks compare with a taxonomy.
   *
   * @param nodes the number of its nodes
   * @param classes how many of the classes it has
   * @param missing those it does not have, by id
   * @param unknownLeaves how many of its leaves are no class
   * @param matchingBlocks how many blocks match a node: have an F1 of 0.5 or more with it
   * @param otherBlocks how many match none
   * @param meanNodeF1 the mean F1 of its nodes of three classes or more with their best blocks
   * @param copheneticCorrelation how far it agrees with the dendrogram on which classes are far
   *     apart
   * @param topNodes the number of nodes at its upper end
   * @param adjustedRandIndex how far these agree with the blocks at the top
   */
  public record Taxonomy(
      int nodes,
      int classes,
      List<Missing> missing,
      int unknownLeaves,
      int matchingBlocks,
      int otherBlocks,
      double meanNodeF1,
      double copheneticCorrelation,
      int topNodes,
      double adjustedRandIndex) {
    public Taxonomy {
      missing = List.copyOf(missing);
    }

    public static Taxonomy of(TaxonomyMatches matches, ClassList classes) {
      List<Missing> missing =
          matches.missingClasses().stream().map(id -> new Missing(id, classes.name(id))).toList();
      TaxonomyAlignment.Agreement agreement = matches.agreement();
      return new Taxonomy(
          matches.nodeCount(),
          classes.size() - missing.size(),
          missing,
          matches.unknownLeaves(),
          matches.matching(),
          matches.ofBlocks().size() - matches.matching(),
          agreement.meanNodeF1(),
          agreement.copheneticCorrelation(),
          agreement.topNodes(),
          agreement.adjustedRandIndex());
    }

    public TaxonomyAlignment.Agreement agreement() {
      return new TaxonomyAlignment.Agreement(
          copheneticCorrelation, topNodes, adjustedRandIndex, meanNodeF1);
    }
  }

  /**
   * The groups of samples.
   *
   * @param count how many there are
   * @param pairsCompared how many pairs of classes at least two of them have
   * @param pairsAboveNoise how many of these differ by more than chance gives
   */
  public record Groups(int count, long pairsCompared, long pairsAboveNoise) {
    public static Groups of(GroupComparison comparison) {
      return new Groups(
          comparison.groups().size(), comparison.pairsCompared(), comparison.pairsAboveNoise());
    }
  }

  /**
   * How far a run is from that of an earlier date; the figures that {@code compare} gives.
   *
   * @param runDate the earlier date
   * @param runId its run
   * @param drift how far the matrices are apart, from 0 to 1; NaN if it is unknown
   * @param reason why the drift is unknown, or null
   * @param movedClasses the share of classes that are in another block, or in one run only
   * @param goneBlocks the share of earlier blocks that are gone; NaN without any
   * @param changedPairs the share of pairs whose similarity changed by more than sampling gives;
   *     NaN if it is unknown
   * @param lostClasses the share of the classes with a correlation in the earlier run that have
   *     none in this one; NaN without any
   * @param lost these classes by their ids in this run
   * @param shifts the classes that changed as a whole, the one with the most changed pairs first
   */
  public record Drift(
      LocalDate runDate,
      String runId,
      double drift,
      String reason,
      double movedClasses,
      double goneBlocks,
      double changedPairs,
      double lostClasses,
      List<Excluded> lost,
      List<Shift> shifts) {
    public Drift {
      lost = lost == null ? List.of() : List.copyOf(lost);
      shifts = shifts == null ? List.of() : List.copyOf(shifts);
    }
  }

  /**
   * A class that changed as a whole since an earlier run.
   *
   * @param classId its id in the later run, as those of the others
   * @param pairs how many of the changed pairs have it
   * @param changedPairs how many pairs changed in all
   * @param nearestBefore the id of the class it was most similar to
   * @param nearestNow the id of the class it is most similar to
   */
  public record Shift(
      int classId,
      String className,
      int pairs,
      long changedPairs,
      int nearestBefore,
      String nearestBeforeName,
      double similarityBefore,
      int nearestNow,
      String nearestNowName,
      double similarityNow) {
    /**
     * The shifts that a comparison has found.
     *
     * @param classes those of the later run
     */
    public static List<Shift> of(RunComparison found, ClassList classes) {
      return found.shifts().stream()
          .map(
              shift ->
                  new Shift(
                      shift.classId(),
                      classes.name(shift.classId()),
                      shift.pairs(),
                      found.changedPairs(),
                      shift.nearestBefore(),
                      classes.name(shift.nearestBefore()),
                      shift.similarityBefore(),
                      shift.nearestNow(),
                      classes.name(shift.nearestNow()),
                      shift.similarityNow()))
          .toList();
    }

    /** The same without names. */
    public ClassShift found() {
      return new ClassShift(
          classId, pairs, nearestBefore, similarityBefore, nearestNow, similarityNow);
    }
  }

  /**
   * The expectations.
   *
   * @param path the file they are from
   * @param checked how many there are
   * @param broken how many do not hold
   */
  public record Expectations(String path, int checked, int broken) {}

  /** A class that a taxonomy does not have. */
  public record Missing(int classId, String className) {}

  /**
   * A stage of the run.
   *
   * @param bytes what it read or wrote, or null where that says nothing: then it is left out
   */
  public record Stage(
      String name, double seconds, @JsonInclude(JsonInclude.Include.NON_NULL) Long bytes) {}
}
