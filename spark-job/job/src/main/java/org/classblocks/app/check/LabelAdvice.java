package org.classblocks.app.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.NearestWord;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.intake.LabelVector;

/** Tells users what is wrong with the labels of a log, and the likely cause. */
public record LabelAdvice(LabelCounts labels, ClassList classes) {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern FRACTION = Pattern.compile("[+-]?\\d+\\.\\d+(E-?\\d+)?");
  private static final Pattern KEY = Pattern.compile("n\\d{8}|/[mgt]/\\w+|Q\\d+");

  /**
   * Whether labels probably count from 1. Then the only one without a class is k, none is 0, and
   * most others occur.
   */
  boolean seemToCountFromOne() {
    return labels.unknownExamples().equals(List.of(Integer.toString(classes.size())))
        && labels.positives(0) == 0
        && 2 * labels.classesWithoutSamples() <= classes.size();
  }

  /** Such as "34 of them are 12 and none is 0, but class ids run from 0 to 11". */
  String countingFromOne() {
    return Text.of(
        "%,d of them %s %d and none is 0, but class %s",
        labels.unknown(), labels.unknown() == 1 ? "is" : "are", classes.size(), idRange());
  }

  /**
   * The labels that name no class, such as "'RAY', 'TENCH'. The class list spells 'RAY' as 'ray'".
   */
  String examples() {
    return labels.unknownExamples().stream()
            .map(LabelAdvice::quoted)
            .collect(Collectors.joining(", "))
        + ". "
        + cause();
  }

  /** Warns of labels that name no class. */
  public Optional<String> onUnknown() {
    return labels.unknown() == 0
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "%s (of %,d), for example %s",
                Counts.unknownLabels(labels.unknown()),
                labels.total(),
                seemToCountFromOne()
                    ? labels.unknownExamples().get(0)
                        + ". Do labels count from 1? "
                        + countingFromOne()
                    : examples()));
  }

  /**
   * Warns if labels seem shifted against the scores: for most classes, samples with its label are
   * mostly predicted as the class before or after it.
   */
  public static Optional<String> onShift(Confusion confusion) {
    int[] mostPredicted =
        IntStream.range(0, confusion.size()).map(id -> mostPredicted(confusion, id)).toArray();
    long labelled = Arrays.stream(mostPredicted).filter(predicted -> predicted >= 0).count();
    return Stream.of(-1, 1)
        .filter(shift -> labelled > 2 && 2 * shifted(mostPredicted, shift) > labelled)
        .map(
            shift ->
                Text.of(
                    "For %2$,d of %3$s, samples with the label of the class are mostly predicted as"
                        + " the class %1$s it: do labels count from %4$s?",
                    shift < 0 ? "before" : "after",
                    shifted(mostPredicted, shift),
                    Counts.classes(labelled),
                    shift < 0 ? "1, and scores from 0" : "0, and scores from 1"))
        .findFirst();
  }

  private static long shifted(int[] mostPredicted, int shift) {
    return IntStream.range(0, mostPredicted.length)
        .filter(id -> mostPredicted[id] >= 0 && mostPredicted[id] == id + shift)
        .count();
  }

  /** The class that is predicted most often for a label, or -1. */
  private static int mostPredicted(Confusion confusion, int label) {
    SparseMatrix counts = confusion.counts();
    int most = -1;
    double highest = 0;
    for (int entry = counts.start(label); entry < counts.end(label); entry++) {
      if (counts.column(entry) < confusion.size() && counts.value(entry) > highest) {
        most = counts.column(entry);
        highest = counts.value(entry);
      }
    }
    return most;
  }

  private String idRange() {
    return "ids run from 0 to " + (classes.size() - 1);
  }

  /** The cause for the first example whose cause is known, as a sentence. */
  private String cause() {
    Map<String, Integer> ids = classes.idsByName();
    List<String> examples = labels.unknownExamples();
    return examples.stream()
        .flatMap(label -> knownCause(label, ids).stream())
        .findFirst()
        .orElseGet(() -> nearest(examples.get(0)));
  }

  private Optional<String> knownCause(String label, Map<String, Integer> ids) {
    if (label.isBlank()) {
      return Optional.of("Where a sample has no label, write null");
    }
    if (INTEGER.matcher(label).matches()) {
      return Optional.of(causeOfId(label, ids));
    }
    if (FRACTION.matcher(label).matches()) {
      return Optional.of("Class ids are whole numbers, from 0 to " + (classes.size() - 1));
    }
    if (label.startsWith(LabelVector.UNREADABLE) && !ids.containsKey(label)) {
      return Optional.of(
          Text.of("Vectors of labels have %d numbers, each of them 0 or 1", classes.size()));
    }
    if (classes.names().contains(label)) {
      return Optional.of("Several classes are called " + quoted(label) + ". Use ids or keys");
    }
    Optional<String> otherSpelling = otherSpelling(label);
    if (otherSpelling.isPresent()) {
      return Optional.of(
          "The class list spells " + quoted(label) + " as " + quoted(otherSpelling.get()));
    }
    if (isList(label, ids)) {
      return Optional.of(quoted(label) + " looks like a list in one string: write an array");
    }
    if (classes.equals(ClassList.numbered(classes.size()))) {
      return Optional.of(
          "Without a class list, classes are called 0 to "
              + (classes.size() - 1)
              + ": name it with --classes");
    }
    return classes.keys().isEmpty() && KEY.matcher(label).matches()
        ? Optional.of(quoted(label) + " looks like a key, and the class list has none: add them")
        : Optional.empty();
  }

  private String causeOfId(String label, Map<String, Integer> ids) {
    long id = Long.parseLong(label);
    if (ids.containsKey(label)) {
      return "Class " + ids.get(label) + " is called " + label + ": write the labels as strings";
    }
    if (id >= 0 && id < classes.size()) {
      return "Labels that are class ids must be integers, and these are strings";
    }
    return "Class " + idRange() + (id < 0 ? "; where a sample has no label, write null" : "");
  }

  private Optional<String> otherSpelling(String label) {
    String plain = plain(label);
    return Stream.concat(classes.names().stream(), classes.keys().stream())
        .filter(name -> !plain.isEmpty() && !label.startsWith("[") && plain(name).equals(plain))
        .findFirst();
  }

  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether a part of a label names a class. Lists may be cut off at their end. */
  private boolean isList(String label, Map<String, Integer> ids) {
    return Stream.of("[,;|\\[\\]{}()]+", "[\\s,;|\\[\\]{}()]+")
        .map(label::split)
        .filter(parts -> parts.length > 1)
        .flatMap(Arrays::stream)
        .map(part -> part.strip().replaceAll("^['\"]|['\"]$", ""))
        .anyMatch(part -> ids.containsKey(part) || isId(part));
  }

  private boolean isId(String part) {
    return INTEGER.matcher(part).matches()
        && Long.parseLong(part) >= 0
        && Long.parseLong(part) < classes.size();
  }

  private String nearest(String label) {
    return "The class nearest to "
        + quoted(label)
        + " is "
        + quoted(
            NearestWord.to(
                label, Stream.concat(classes.names().stream(), classes.keys().stream()).toList()));
  }

  private static String quoted(String label) {
    return "'" + Text.onOneLine(label) + "'";
  }
}
