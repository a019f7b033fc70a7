package org.classblocks.report.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.examples.Examples;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.report.finding.Findings;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;

/** What a page tells, little by little; what is not said is plain or missing. */
public final class ExampleModel {
  private static final int SAMPLES = 100;

  private final Similarity similarity;
  private final ClassOrder order;
  private BlockForest forest;
  private List<Link> links = List.of();
  private ListedPairs listed;
  private Optional<LabelStatistics> labels = Optional.empty();
  private List<TriagePair> triage = List.of();
  private Optional<GroupComparison> groups = Optional.empty();
  private Optional<TaxonomyMatches> taxonomy = Optional.empty();
  private PageCompanions companions = PageCompanions.nothing();
  private Optional<Examples> examples = Optional.empty();
  private PictureSources sources = PictureSources.NONE;
  private String title = "Example";

  /** Classes in descending order of their ids. */
  public ExampleModel(Similarity similarity) {
    this.similarity = similarity;
    this.order = Orders.descending(similarity);
    this.forest = Forests.of(similarity.size());
    this.listed = ListedPairs.everywhere(similarity.size(), SAMPLES);
  }

  public ExampleModel title(String heading) {
    title = heading;
    return this;
  }

  public ExampleModel blocks(BlockForest blocks, Link... between) {
    forest = blocks;
    links = List.of(between);
    return this;
  }

  public ExampleModel listed(ListedPairs pairs) {
    listed = pairs;
    return this;
  }

  public ExampleModel labels(LabelStatistics findings) {
    labels = Optional.of(findings);
    return this;
  }

  public ExampleModel triage(TriagePair... pairs) {
    triage = List.of(pairs);
    return this;
  }

  public ExampleModel groups(SampleGroup... all) {
    return groups(new GroupComparison(List.of(all), List.of(), 0, 0, List.of()));
  }

  public ExampleModel groups(GroupComparison comparison) {
    groups = Optional.of(comparison);
    return this;
  }

  public ExampleModel taxonomy(TaxonomyMatches matches) {
    taxonomy = Optional.of(matches);
    return this;
  }

  public ExampleModel others(PairLayer... layers) {
    return beside(PageCompanions.of(List.of(layers)));
  }

  public ExampleModel beside(PageCompanions what) {
    companions = what;
    return this;
  }

  public ExampleModel thumbnails(String pattern) {
    sources = new PictureSources(sources.ofClasses(), Optional.of(pattern), sources.sampleUrl());
    return this;
  }

  public ExampleModel samples(String pattern) {
    sources = new PictureSources(sources.ofClasses(), sources.thumbnailUrl(), Optional.of(pattern));
    return this;
  }

  public ExampleModel pictures(ClassPictures pictures) {
    sources = new PictureSources(pictures, sources.thumbnailUrl(), sources.sampleUrl());
    return this;
  }

  public ExampleModel examples(Examples found) {
    examples = Optional.of(found);
    return this;
  }

  /** The mean of class c is c + 0.5, the squares of its deviations are 99 c. */
  public ReportModel build() {
    int size = similarity.size();
    double[] means = new double[size];
    double[] squares = new double[size];
    Arrays.setAll(means, id -> id + 0.5);
    Arrays.setAll(squares, id -> (SAMPLES - 1.0) * id);
    Marginals marginals =
        new Marginals(SAMPLES, means, squares, new double[size], new double[size]);
    RunResult result =
        new RunResult(
                new LogFacts(new RowCounts(), 0, marginals, listed, labels),
                similarity,
                Neighbours.of(similarity, 2),
                order,
                forest,
                links,
                labels.map(
                    found ->
                        BlockErrors.of(
                            found.confusion().counts(), order, forest, Optional.empty())),
                triage,
                groups,
                taxonomy)
            .withExamples(examples);
    return new ReportModel(
        title,
        Optional.empty(),
        Findings.of(result),
        result,
        provenance(Map.of(), Map.of()),
        new ReportModel.Clustering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, "dendrogram"),
        Optional.empty(),
        companions,
        false,
        sources);
  }

  /** A run whose logs are not known. */
  public static Provenance provenance(Map<String, String> settings, Map<String, String> versions) {
    return new Provenance(
        LocalDate.of(2026, 1, 31),
        "run-7",
        versions,
        settings,
        new Provenance.Sources(null, List.of(), List.of(), null, "none", null, 0, null, null),
        List.of("4 labels name no class <such as \"a\">"));
  }
}
