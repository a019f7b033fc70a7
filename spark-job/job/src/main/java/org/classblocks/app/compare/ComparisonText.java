package org.classblocks.app.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.app.check.RunWarnings;
import org.classblocks.app.session.Counts;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.classblocks.compare.BlockChange;
import org.classblocks.compare.BlockFate;
import org.classblocks.compare.ClassChange;
import org.classblocks.compare.PairChange;
import org.classblocks.compare.QualityChange;
import org.classblocks.compare.RunComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.finding.ChangeSentences;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.comparison.ComparisonFigures.Side;
import org.classblocks.write.comparison.DriftAlert;
import org.classblocks.write.comparison.DriftAlert.Threshold;
import org.classblocks.write.manifest.Manifest;

/** The differences between two runs, in sentences. */
public final class ComparisonText {
  private static final int MOST_SHIFTS = 3;

  private final ComparisonFigures figures;
  private final RunResult before;
  private final RunResult after;
  private final List<OwnDates> own;
  private final RunComparison found;

  /**
   * @param own of each run of which not all dates are compared, those that are
   */
  ComparisonText(
      ComparisonFigures figures,
      RunResult before,
      RunResult after,
      List<OwnDates> own,
      RunComparison found) {
    this.figures = figures;
    this.before = before;
    this.after = after;
    this.own = own;
    this.found = found;
  }

  /** The differences, a line each. */
  List<String> sentences() {
    return sentences(shifts());
  }

  /** The same without the classes that changed as a whole, which the page lists by itself. */
  List<String> sentencesOfPage() {
    return sentences(Stream.of());
  }

  private List<String> sentences(Stream<String> afterPairs) {
    return Stream.of(
            Stream.of(subjects(), blocks(), classes()),
            correlations().stream(),
            quality().stream(),
            severity().stream(),
            Stream.of(pairs()),
            afterPairs,
            Stream.of(drift()))
        .flatMap(lines -> lines)
        .toList();
  }

  /** Notes on the differences, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!figures.settings().isEmpty()) {
      notes.add(
          "The runs have different settings, which may explain the differences: "
              + String.join(", ", figures.settings().keySet())
              + ".");
    }
    own.stream().map(ComparisonText::overlap).forEach(notes::add);
    if (figures.sharedInputs() > 0) {
      notes.add(
          Text.of(
              "Both runs have read %s, so sampling explains less of the difference than assumed.",
              Counts.of(figures.sharedInputs(), "of the files", "of the files")));
    }
    if (!found.hasFolds()) {
      notes.add(
          "A run has kept no folds, so what became of blocks and classes was not compared with"
              + " sampling, and alerts need larger changes. similarity.folds=keep keeps them.");
    }
    return notes;
  }

  private static String overlap(OwnDates own) {
    return Text.of(
        "The windows of the two runs have %s in common, so only %s of one is compared with the"
            + " other.",
        Counts.of(own.shared(), "date", "dates"), OwnDates.named(own.dates()));
  }

  /** The thresholds that were crossed, a line each; or one line that none was. */
  static List<String> alerts(DriftAlert alert) {
    return alert.alert()
        ? alert.thresholds().stream().filter(Threshold::crossed).map(ComparisonText::alert).toList()
        : List.of("No alert: all figures are within the thresholds of the configuration.");
  }

  private String subjects() {
    ComparisonFigures.Classes classes = figures.classes();
    return Text.of(
        "%s is compared with %s: %s in both, matched by %s, %s with a correlation in both.",
        subject("The", figures.after()),
        subject("the", figures.before()),
        Counts.classes(classes.inBoth()),
        classes.matchedBy(),
        classes.comparable() == classes.inBoth()
            ? "all"
            : Text.of("%,d of them", classes.comparable()));
  }

  private static String subject(String article, Side side) {
    String name = side.runName() == null ? "" : Text.of("'%s' ", Text.onOneLine(side.runName()));
    String dates = side.dates() == null ? "" : ", only " + OwnDates.named(side.dates());
    String run = Text.of("run %sof %s (%s%s)", name, side.runDate(), side.runId(), dates);
    return side.group() == null
        ? article + " " + run
        : Text.of(
            "%s group %s of the %s", article, Text.onOneLine(SampleGroup.shown(side.group())), run);
  }

  private String blocks() {
    ComparisonFigures.Blocks blocks = figures.blocks();
    return Text.of(
        "Of %s before, %s; of %,d now, %s.%s%s%s",
        Counts.of(figures.before().blocks(), "block", "blocks"),
        list(
            "none is left",
            List.of(
                count(blocks.earlier(BlockFate.SAME), "is the same", "are the same"),
                count(
                    blocks.earlier(BlockFate.UNCHANGED),
                    "is unchanged as far as sampling lets one tell",
                    "are unchanged as far as sampling lets one tell"),
                count(blocks.earlier(BlockFate.GREW), "grew", "grew"),
                count(blocks.earlier(BlockFate.SHRANK), "shrank", "shrank"),
                count(blocks.earlier(BlockFate.CHANGED), "changed", "changed"),
                count(blocks.earlier(BlockFate.SPLIT), "was split", "were split"),
                count(blocks.earlier(BlockFate.MERGED), "merged", "merged"),
                count(blocks.earlier(BlockFate.GONE), "is gone", "are gone"))),
        figures.after().blocks(),
        list("none is new", List.of(count(blocks.later(BlockFate.NEW), "is new", "are new"))),
        names("Gone", BlockFate.GONE, before, BlockChange::before),
        names("New", BlockFate.NEW, after, BlockChange::after),
        agreement());
  }

  /** The blocks with a fate by name, the clearest first. */
  private String names(String word, BlockFate fate, RunResult run, ToIntFunction<BlockChange> id) {
    List<String> names =
        found.blocks().stream()
            .filter(change -> change.fate() == fate)
            .sorted(Comparator.comparingDouble(BlockChange::pValue))
            .map(change -> run.blocks().blocks().get(id.applyAsInt(change)))
            .map(
                block ->
                    Text.of(
                        "\"%s\" (%s)", Text.onOneLine(block.name()), Counts.classes(block.size())))
            .toList();
    return names.isEmpty() ? "" : Text.of(" %s: %s.", word, ExcludedText.first(names));
  }

  private String agreement() {
    ComparisonFigures.RandIndex index = figures.adjustedRandIndex();
    return Double.isNaN(index.top()) && Double.isNaN(index.finest())
        ? ""
        : Text.of(
            " The blocks agree by %s at the top and by %s at the finest level, where 1 is full"
                + " agreement and 0 is chance (adjusted Rand index).",
            number(index.top()), number(index.finest()));
  }

  private String classes() {
    ComparisonFigures.Classes classes = figures.classes();
    String elsewhere =
        list(
            "none is in another block",
            List.of(
                count(classes.moved(), "moved to another block", "moved to another block"),
                count(classes.joined(), "joined one", "joined one"),
                count(classes.left(), "left one", "left one")));
    String others =
        list(
            "",
            List.of(
                count(classes.added(), "is new", "are new"),
                count(classes.removed(), "is gone", "are gone")));
    return Text.of(
        "Of %s in both, %s%s.",
        Counts.classes(classes.inBoth()),
        elsewhere,
        others.isEmpty() ? "" : "; of the rest, " + others);
  }

  /** Which classes have a correlation in one run only. */
  private Optional<String> correlations() {
    Similarity later = after.similarity();
    List<Manifest.Excluded> lost = ComparisonFigures.lost(found, later);
    List<String> regained =
        found.classChanges().stream()
            .filter(change -> change.kind() == ClassChange.Kind.REGAINED)
            .map(change -> later.classes().name(change.after()))
            .toList();
    List<String> sentences = new ArrayList<>();
    if (!lost.isEmpty()) {
      sentences.add(RunWarnings.lost(lost) + ".");
    }
    if (!regained.isEmpty()) {
      sentences.add(
          Text.of(
              "%s a correlation and had none before: %s.",
              Counts.of(regained.size(), "class has", "classes have"),
              ExcludedText.first(regained)));
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  /** Which run is better at what, where both have labels. */
  private Optional<String> quality() {
    return Optional.ofNullable(figures.quality()).map(this::quality);
  }

  private String quality(QualityChange quality) {
    return Text.of(
        "Top-1 is %s (%s before). Recall %s.%s %s",
        number(quality.top1After()),
        number(quality.top1Before()),
        list(
            "changed for no class by more than chance gives",
            List.of(recalls("rose", quality.better()), recalls("fell", quality.worse()))),
        blockRecalls(quality),
        sentence(
            list(
                "no confusion is new or mended by more than chance gives",
                List.of(
                    confusions("is new", "are new", quality.newConfusions()),
                    confusions("is mended", "are mended", quality.mendedConfusions())))));
  }

  private static String sentence(String text) {
    return Text.of("%s%s.", text.substring(0, 1).toUpperCase(Locale.ROOT), text.substring(1));
  }

  private static Optional<String> recalls(String change, List<QualityChange.Recall> classes) {
    return classes.stream()
        .findFirst()
        .map(
            most ->
                Text.of(
                    "%s for %s (most for %s, from %s to %s)",
                    change,
                    Counts.classes(classes.size()),
                    Text.onOneLine(most.name()),
                    number(most.before()),
                    number(most.after())));
  }

  /** Whose recall changed among blocks; empty for none. */
  private static String blockRecalls(QualityChange quality) {
    String changed =
        list(
            "",
            List.of(
                blockRecalls("rose", quality.betterBlocks()),
                blockRecalls("fell", quality.worseBlocks())));
    return changed.isEmpty() ? "" : Text.of(" By block, it %s.", changed);
  }

  private static Optional<String> blockRecalls(
      String change, List<QualityChange.BlockRecall> blocks) {
    return blocks.stream()
        .findFirst()
        .map(
            most ->
                Text.of(
                    "%s for %s (most for \"%s\", from %s to %s)",
                    change,
                    Counts.of(blocks.size(), "block", "blocks"),
                    Text.onOneLine(most.name()),
                    number(most.before()),
                    number(most.after())));
  }

  private static Optional<String> confusions(
      String one, String many, List<QualityChange.ConfusionRate> rates) {
    return rates.stream()
        .findFirst()
        .map(
            most ->
                Text.of(
                    "%s (most for %s predicted as %s, from %s to %s)",
                    Counts.of(rates.size(), "confusion " + one, "confusions " + many),
                    Text.onOneLine(most.actualName()),
                    Text.onOneLine(most.predictedName()),
                    number(most.before()),
                    number(most.after())));
  }

  /** How bad the mistakes are in each run, where both have labels. */
  private Optional<String> severity() {
    MistakeSeverity earlier = figures.before().mistakeSeverity();
    MistakeSeverity later = figures.after().mistakeSeverity();
    if (earlier == null || later == null) {
      return Optional.empty();
    }
    List<String> trees = new ArrayList<>();
    addSeverity("the run's own tree", earlier.tree(), later.tree(), trees);
    addSeverity("the taxonomy", earlier.taxonomy(), later.taxonomy(), trees);
    return trees.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "In a mistake, label and prediction meet at a mean height of %s.",
                String.join(", and of ", trees)));
  }

  private static void addSeverity(String tree, double earlier, double later, List<String> trees) {
    if (!Double.isNaN(earlier) && !Double.isNaN(later)) {
      trees.add(Text.of("%s in %s (%s before)", number(later), tree, number(earlier)));
    }
  }

  private static Optional<String> count(int count, String one, String many) {
    return count == 0 ? Optional.empty() : Optional.of(Counts.of(count, one, many));
  }

  /** Joins items, such as "3 grew, 2 shrank and 1 is gone". */
  private static String list(String none, List<Optional<String>> items) {
    List<String> found = items.stream().flatMap(Optional::stream).toList();
    int last = found.size() - 1;
    return switch (found.size()) {
      case 0 -> none;
      case 1 -> found.get(0);
      default -> String.join(", ", found.subList(0, last)) + " and " + found.get(last);
    };
  }

  private String pairs() {
    ComparisonFigures.Pairs pairs = figures.pairs();
    if (pairs.reason() != null) {
      return "Whether the similarity of pairs changed is unknown: " + pairs.reason() + ".";
    }
    String most =
        found.pairs().stream().findFirst().map(pair -> "; most: " + pair(pair)).orElse("");
    return Text.of(
        "%,d of %s%s changed in similarity by more than sampling explains%s.",
        pairs.changed(),
        Counts.of(pairs.compared(), "pair", "pairs"),
        pairs.changed() == 0 ? "" : Text.of(" (%.1f%%)", 100 * pairs.changedShare()),
        most);
  }

  /** The classes that many of the changed pairs have in common. */
  private Stream<String> shifts() {
    ClassList classes = after.similarity().classes();
    return found.shifts().stream()
        .limit(MOST_SHIFTS)
        .map(shift -> ChangeSentences.shift(shift, found.changedPairs(), classes).text());
  }

  private String pair(PairChange pair) {
    ClassList names = before.similarity().classes();
    return Text.of(
        "%s and %s, from %s to %s",
        Text.onOneLine(names.name(found.classes().before(pair.classA()))),
        Text.onOneLine(names.name(found.classes().before(pair.classB()))),
        number(pair.before()),
        number(pair.after()));
  }

  private String drift() {
    ComparisonFigures.DriftFigures drift = figures.drift();
    if (drift.reason() != null) {
      return "The drift is unknown: " + drift.reason() + ".";
    }
    return Text.of(
        "Drift %s, where 0 is none and 1 is nothing in common: similarities differ by %s (root"
            + " mean square), of which sampling explains %s.",
        number(drift.drift()), number(drift.rmsDifference()), number(drift.rmsBySampling()));
  }

  private static String alert(Threshold threshold) {
    if (threshold.reason() != null) {
      return Text.of(
          "Alert: the %s is unknown: %s (%s).",
          threshold.figure(), threshold.reason(), threshold.key());
    }
    return Text.of(
        "Alert: the %s is %s, above %s (%s).",
        threshold.figure(),
        number(threshold.value()),
        number(threshold.threshold()),
        threshold.key());
  }

  public static String number(double value) {
    return Double.isNaN(value) ? "unknown" : Text.of("%.3f", value);
  }
}
