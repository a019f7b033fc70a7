package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.classblocks.Text;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.classblocks.blocks.taxonomy.BlockMatch;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.Similarity;

/** What a run found, in sentences. */
final class Summary {
  private final ReportModel model;
  private final NearestPairs pairs;
  private final int usable;

  Summary(ReportModel model, NearestPairs pairs) {
    this.model = model;
    this.pairs = pairs;
    this.usable = model.result().order().dendrogram().leafCount();
  }

  /** The sentences, a paragraph each; plain text. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(rows());
    sentences.add(classes());
    if (usable >= 2) {
      sentences.add(similarities());
      sentences.add(clustering());
      sentences.add(blocks());
      links().ifPresent(sentences::add);
      model.result().taxonomy().map(Summary::taxonomy).ifPresent(sentences::add);
    }
    sentences.add(
        model
            .errors()
            .filter(errors -> errors.top1() >= 0)
            .map(Summary::errors)
            .orElse("There are no labels, so errors are unknown."));
    model
        .result()
        .errors()
        .map(BlockErrors::severity)
        .filter(severity -> !Double.isNaN(severity.tree()))
        .map(Summary::severity)
        .ifPresent(sentences::add);
    return sentences;
  }

  /** What to see before anything else: that fewer than half of the classes have a correlation. */
  Optional<String> warning() {
    Similarity similarity = model.result().similarity();
    if (2 * usable >= similarity.size()) {
      return Optional.empty();
    }
    SortedMap<ClassStatus, List<String>> excluded =
        similarity.excludedClasses().stream()
            .collect(
                Collectors.groupingBy(
                    similarity::status,
                    TreeMap::new,
                    Collectors.mapping(
                        id -> PlainText.className(similarity.classes().name(id)),
                        Collectors.toList())));
    return Optional.of(ExcludedText.of(similarity.size(), excluded) + ".");
  }

  /** How many rows were used, and why others were not. */
  String rows() {
    return usedRows() + weights() + clusters();
  }

  private String weights() {
    SampleSize samples = model.result().log().marginals().sampleSize();
    if (samples.weightless() == 0 && samples.effective() == samples.samples()) {
      return "";
    }
    return Text.of(
        " Weighted, they count as %s samples of equal weight%s.",
        Numbers.count(Math.round(samples.effective())),
        samples.weightless() == 0
            ? ""
            : "; " + Numbers.count(samples.weightless()) + " have a weight of 0");
  }

  private String clusters() {
    SampleSize samples = model.result().log().marginals().sampleSize();
    return samples.inflation() == 1
        ? ""
        : Text.of(
            " They depend on each other within clusters, and say as much about similarities as %s"
                + " independent samples.",
            Numbers.count(Math.round(samples.independent())));
  }

  private String usedRows() {
    long used = model.result().log().marginals().samples();
    RowCounts rows = model.result().log().rows();
    if (rows.dropped() == 0) {
      return "All "
          + Numbers.count(used, "sample was", "samples were")
          + " used; no row was left out.";
    }
    List<String> reasons = new ArrayList<>();
    for (BadRow kind : BadRow.values()) {
      if (rows.dropped(kind) > 0) {
        reasons.add(Text.of("%s (%s)", kind.text(), Numbers.count(rows.dropped(kind))));
      }
    }
    return Text.of(
        "%s used, %s left out: %s.",
        Numbers.count(used, "sample was", "samples were"),
        Numbers.count(rows.dropped(), "row was", "rows were"),
        String.join(", ", reasons));
  }

  /** How many classes could be compared. */
  String classes() {
    int all = model.result().similarity().size();
    if (all == 0) {
      return "There are no classes.";
    }
    if (usable == 0) {
      return "No class has a correlation, so there is no order and no block.";
    }
    if (usable == 1) {
      return "Only one class has a correlation, so there is no other to compare it with.";
    }
    if (usable == all) {
      return "All " + Numbers.count(all) + " classes could be compared with each other.";
    }
    return Text.of(
        "%s of %s could be compared with each other; %s no correlation and %s last in the order.",
        Numbers.count(usable),
        Numbers.count(all, "class", "classes"),
        all - usable == 1 ? "1 class has" : Numbers.count(all - usable) + " classes have",
        all - usable == 1 ? "comes" : "come");
  }

  private String similarities() {
    String range =
        pairs.lowest() == pairs.highest()
            ? Text.of(
                "All pairs of classes have the same similarity, %s, so the order means nothing.",
                Numbers.twoDecimals(pairs.lowest()))
            : Text.of(
                "The similarities of pairs of classes range from %s to %s.",
                Numbers.twoDecimals(pairs.lowest()), Numbers.twoDecimals(pairs.highest()));
    double floor = model.result().blocks().noiseFloor();
    return Double.isNaN(floor)
        ? range
        : range
            + Text.of(
                " Chance alone is expected to give up to %s (the noise floor).",
                Numbers.threeDecimals(floor));
  }

  /** How the order was found. */
  String clustering() {
    ReportModel.Clustering how = model.clustering();
    return Text.of(
        "The classes are ordered by hierarchical clustering with %s linkage on %s, leaf order %s.",
        word(how.linkage()), words(how.distance()), PlainText.of(how.leafOrder()));
  }

  private String blocks() {
    int all = model.result().blocks().blocks().size();
    int top = model.result().blocks().roots().size();
    if (all == 0) {
      return "No block stands out: no group of classes is clearly more similar inside than to the"
          + " rest.";
    }
    return all == top
        ? Text.of("%s, none inside another.", stands(all))
        : Text.of("%s, %s at the top level and the rest inside them.", stands(all), top);
  }

  private Optional<String> links() {
    return model.result().blocks().roots().size() < 2 || !model.result().links().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "There are no links: no two separate blocks are more similar than their places in"
                + " the tree suggest.");
  }

  private static String errors(ReportModel.Errors errors) {
    String first =
        Text.of(
            "In %s of the samples with labels, the class with the highest score is one of the"
                + " labels (top-1).",
            Numbers.percent(errors.top1()));
    return Double.isNaN(errors.insideShare())
        ? first
        : Text.of(
            "%s Of the missed labels, %s were predicted as another class of the same top-level"
                + " block.",
            first, Numbers.percent(errors.insideShare()));
  }

  private static String severity(MistakeSeverity severity) {
    String tree =
        Text.of(
            "In a mistake, label and prediction meet at a mean height of %s in the tree",
            Numbers.threeDecimals(severity.tree()));
    return Double.isNaN(severity.taxonomy())
        ? tree + "."
        : Text.of("%s, and of %s in the taxonomy.", tree, Numbers.twoDecimals(severity.taxonomy()));
  }

  private static String taxonomy(TaxonomyMatches matches) {
    return Text.of(
        "%s of %s a node of the taxonomy (F1 of at least %s). Dendrogram and taxonomy have a"
            + " cophenetic correlation of %s. The top-level blocks and the taxonomy's top %s have"
            + " an adjusted Rand index of %s.",
        Numbers.count(matches.matching()),
        Numbers.count(matches.ofBlocks().size(), "block matches", "blocks match"),
        Numbers.twoDecimals(BlockMatch.LEAST_F1),
        Numbers.twoDecimals(matches.agreement().copheneticCorrelation()),
        Numbers.count(matches.agreement().topNodes(), "node", "nodes"),
        Numbers.twoDecimals(matches.agreement().adjustedRandIndex()));
  }

  private static String stands(int blocks) {
    return Numbers.count(blocks, "block stands", "blocks stand") + " out";
  }

  private static String word(Linkage linkage) {
    return linkage.name().toLowerCase(Locale.ROOT);
  }

  private static String words(DistanceMeasure distance) {
    return switch (distance) {
      case CORRELATION -> "1 \u2212 r";
      case PROFILE -> "the Euclidean distance between rows of the matrix";
    };
  }
}
