package org.classblocks.report.table;

import java.util.Arrays;
import java.util.List;
import org.classblocks.blocks.errors.TriageKind;
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
   * @param confused how often one was predicted in place of the other
   */
  record Row(
      NumberCell rank, Side first, Side second, NumberCell similarity, NumberCell confused) {}

  /**
   * One of the two classes.
   *
   * @param taken how often the other was predicted in its place
   * @param share which share of its labels that is, in brackets; empty without labels
   */
  record Side(String name, int id, String taken, String share) {}

  static List<Kind> of(List<TriagePair> pairs, ClassNames names) {
    return Arrays.stream(TriageKind.values())
        .map(kind -> kind(kind, pairs.stream().filter(p -> p.kind() == kind).toList(), names))
        .filter(kind -> !kind.rows().isEmpty())
        .toList();
  }

  private static Kind kind(TriageKind kind, List<TriagePair> pairs, ClassNames names) {
    return new Kind(
        kind.text(),
        title(kind),
        Numbers.count(pairs.size()),
        meaning(kind),
        pairs.stream().anyMatch(pair -> !Double.isNaN(pair.countAb())),
        pairs.stream().map(pair -> row(pair, names)).toList());
  }

  private static Row row(TriagePair pair, ClassNames names) {
    return new Row(
        NumberCell.count(pair.rank()),
        side(names.of(pair.classA()), pair.countAb(), pair.rateAb()),
        side(names.of(pair.classB()), pair.countBa(), pair.rateBa()),
        NumberCell.threeDecimals(pair.similarity()),
        NumberCell.quantity(pair.countAb() + pair.countBa()));
  }

  private static Side side(ClassName who, double count, double rate) {
    String share = Double.isNaN(rate) ? "" : "(" + Numbers.percent(rate) + ")";
    return new Side(who.name(), who.id(), Numbers.quantity(count), share);
  }

  private static String title(TriageKind kind) {
    return switch (kind) {
      case NEAR_DUPLICATE -> "Near duplicates";
      case SIMILAR_NOT_CONFUSED -> "Similar, not confused";
      case CONFUSED_NOT_SIMILAR -> "Confused, not similar";
      case SIMILAR_ACROSS_BLOCKS -> "Similar across blocks";
    };
  }

  private static String meaning(TriageKind kind) {
    return switch (kind) {
      case NEAR_DUPLICATE ->
          "Their scores are almost equal, or each is by far the nearest to the other. They may be"
              + " two names for one thing, or labels that people do not keep apart.";
      case SIMILAR_NOT_CONFUSED ->
          "Each is among the other's nearest, but they are confused less often than such pairs"
              + " usually are. The classifier sees what they share and still tells them apart.";
      case CONFUSED_NOT_SIMILAR ->
          "They are confused far more often than by chance, but neither is among the other's"
              + " nearest. Often labels are wrong, or samples show both.";
      case SIMILAR_ACROSS_BLOCKS ->
          "One is among the nearest of the other, but they are in separate blocks. They may join"
              + " two blocks, or one of them may be in the wrong block.";
    };
  }
}
