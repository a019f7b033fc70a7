package org.classblocks.report.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.blocks.errors.PairGroups;
import org.classblocks.blocks.errors.PairKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.report.text.Numbers;

/** The tables of triage pairs, one for each kind. */
final class TriageRows {
  private TriageRows() {}

  /**
   * The pairs of one kind.
   *
   * @param id the word for the kind
   * @param count how many there are
   * @param meaning what they have in common, and what they may mean
   * @param hasCounts whether labels tell how often classes are confused
   */
  record Kind(
      String id, String title, String count, String meaning, boolean hasCounts, List<Row> rows) {}

  /**
   * Two classes.
   *
   * @param note which of them is in the other, and which classes their group has; empty without
   *     both
   * @param confused how often one was predicted in place of the other
   */
  record Row(
      NumberCell rank,
      Side first,
      Side second,
      String note,
      NumberCell similarity,
      NumberCell confused) {}

  /**
   * One of the two classes.
   *
   * @param taken how often the other was predicted in its place
   * @param share which share of its labels that is, in brackets; empty without labels
   */
  record Side(String name, int id, String taken, String share) {}

  static List<Kind> of(List<TriagePair> pairs, ClassNames names) {
    Map<Integer, Set<Integer>> groups = PairGroups.members(pairs);
    return Arrays.stream(PairKind.values())
        .map(
            kind ->
                kind(kind, pairs.stream().filter(p -> p.kind() == kind).toList(), groups, names))
        .filter(kind -> !kind.rows().isEmpty())
        .toList();
  }

  private static Kind kind(
      PairKind kind, List<TriagePair> pairs, Map<Integer, Set<Integer>> groups, ClassNames names) {
    return new Kind(
        kind.text(),
        title(kind),
        Numbers.count(pairs.size()),
        meaning(kind),
        pairs.stream().anyMatch(pair -> !Double.isNaN(pair.countAb())),
        pairs.stream().map(pair -> row(pair, note(pair, groups, names), names)).toList());
  }

  private static Row row(TriagePair pair, String note, ClassNames names) {
    return new Row(
        NumberCell.count(pair.rank()),
        side(names.of(pair.classA()), pair.countAb(), pair.rateAb()),
        side(names.of(pair.classB()), pair.countBa(), pair.rateBa()),
        note,
        NumberCell.threeDecimals(pair.similarity()),
        NumberCell.quantity(pair.countAb() + pair.countBa()));
  }

  private static String note(TriagePair pair, Map<Integer, Set<Integer>> groups, ClassNames names) {
    String first = names.of(pair.classA()).name();
    String second = names.of(pair.classB()).name();
    String direction =
        switch (pair.direction()) {
          case A_IN_B -> first + " in " + second;
          case B_IN_A -> second + " in " + first;
          case NONE -> "";
        };
    if (!pair.isInGroup()) {
      return direction;
    }
    String group =
        groups.get(pair.group()).stream()
            .map(id -> names.of(id).name())
            .collect(Collectors.joining(", ", "group: ", ""));
    return direction.isEmpty() ? group : direction + "; " + group;
  }

  private static Side side(ClassName who, double count, double rate) {
    String share = Double.isNaN(rate) ? "" : "(" + Numbers.percent(rate) + ")";
    return new Side(who.name(), who.id(), Numbers.quantity(count), share);
  }

  private static String title(PairKind kind) {
    return switch (kind) {
      case DUPLICATE -> "Duplicates";
      case SUBSET -> "Subsets";
      case COMPANION -> "Companions";
      case LOOK_ALIKE -> "Look-alikes";
    };
  }

  private static String meaning(PairKind kind) {
    return switch (kind) {
      case DUPLICATE ->
          "The classifier can hardly tell them apart. They may be two names for one thing, or"
              + " people may mix up their labels.";
      case SUBSET ->
          "One scores whenever the other does, but not the other way round. One may be a case of"
              + " the other, so that samples deserve both labels.";
      case COMPANION ->
          "They score together, but are seldom confused. One may be a part of the other, or samples"
              + " often show both.";
      case LOOK_ALIKE ->
          "They are confused more often than by chance, and neither is a case of the other. More"
              + " samples of both may help.";
    };
  }
}
