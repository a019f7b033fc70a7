package org.classblocks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Link;
import org.classblocks.compare.Difference;
import org.classblocks.compare.GroupComparison;
import org.classblocks.compare.SampleGroup;
import org.classblocks.similarity.ClassStatus;

/**
 * What the template of the page sees: finished texts and nothing to compute. Texts are plain; the
 * template escapes them.
 *
 * @param hasPicture whether the picture of the matrix lies beside the page
 * @param hasSupport whether somebody has looked how often blocks come back
 * @param unlistedBlocks how many small blocks are not in {@code blocks}; empty for none
 * @param unlistedLinks how many links are not in {@code links}; empty for none
 * @param groups the groups of samples; {@code null} for none
 * @param unlistedExcluded how many classes are not in {@code excluded}; empty for none
 */
record ReportView(
    String title,
    String runDate,
    String runId,
    List<Fact> facts,
    List<String> sentences,
    boolean hasPicture,
    List<BlockRow> blocks,
    boolean hasSupport,
    String unlistedBlocks,
    List<LinkRow> links,
    String unlistedLinks,
    GroupSection groups,
    List<PairRow> pairs,
    List<ExcludedRow> excluded,
    String excludedCount,
    String unlistedExcluded,
    List<Setting> settings,
    List<Setting> versions) {
  private static final int MOST_BLOCKS = 1000;
  private static final int MOST_EXCLUDED = 500;
  private static final int MOST_LINKS = 20;
  private static final int PAIRS_OF_A_LINK = 3;
  private static final int MOST_PAIRS = 20;
  private static final int MOST_DIFFERENCES = 20;
  private static final int FIRST_MEMBERS = 6;
  private static final int MOST_MEMBERS = 300;
  private static final int DEEPEST_INDENT = 10;

  /** A number to be seen at first sight. */
  record Fact(String value, String label) {}

  /** A class by name and id. */
  record ClassName(String name, int id) {}

  /**
   * A block.
   *
   * @param indent its depth, bounded so that deep blocks stay on the page
   * @param match the node of the taxonomy it matches, and how well; empty without a taxonomy
   * @param fill the cohesion as a percentage for a bar
   * @param more how many members come after the first; empty for none
   * @param unlisted how many members are not listed at all; empty for none
   */
  record BlockRow(
      int indent,
      String name,
      String match,
      String size,
      String cohesion,
      String fill,
      String separation,
      String persistence,
      String support,
      ClassName hub,
      List<ClassName> members,
      String more,
      List<ClassName> moreMembers,
      String unlisted) {}

  /** A block at one end of a link. */
  record LinkEnd(String name, String size) {}

  /** Two classes of the two blocks of a link. */
  record LinkPair(ClassName first, ClassName second) {}

  /** A link, with the pairs of classes that carry it. */
  record LinkRow(
      LinkEnd first, LinkEnd second, String similarity, String expected, List<LinkPair> pairs) {}

  /** A group of samples; {@code id} tells its picture. */
  record GroupRow(int id, String name, String samples) {}

  /** What differs between groups, by name: where it is lowest and where it is highest. */
  record DifferenceRow(
      String first,
      String second,
      String lowestGroup,
      String lowest,
      String highestGroup,
      String highest) {}

  /** Groups side by side; {@code null} where there are none. */
  record GroupSection(
      List<GroupRow> groups,
      boolean hasPictures,
      String aboveNoise,
      String compared,
      List<DifferenceRow> pairs,
      List<DifferenceRow> blocks) {}

  record PairRow(int rank, ClassName first, ClassName second, String similarity, String fill) {}

  record ExcludedRow(ClassName who, String why) {}

  record Setting(String key, String value) {}

  /** The page of a run. */
  static ReportView of(ReportModel model) {
    return new Composition(model).view();
  }

  /** One composition of one page. */
  private static final class Composition {
    private final ReportModel model;
    private final NearestPairs pairs;

    Composition(ReportModel model) {
      this.model = model;
      this.pairs = NearestPairs.of(model.similarity(), MOST_PAIRS);
    }

    ReportView view() {
      int excludedCount = model.similarity().excludedClasses().size();
      return new ReportView(
          PlainText.of(model.title()),
          model.runDate().toString(),
          PlainText.of(model.runId()),
          facts(),
          new Summary(model, pairs).sentences(),
          model.hasPictures(),
          blockRows(),
          model.forest().blocks().stream().anyMatch(block -> !Double.isNaN(block.support())),
          countOver(model.forest().blocks().size(), MOST_BLOCKS),
          linkRows(),
          countOver(model.links().size(), MOST_LINKS),
          model.groups().map(groups -> groupSection(groups, model.hasPictures())).orElse(null),
          pairRows(),
          excludedRows(),
          excludedCount == 0 ? "" : Numbers.count(excludedCount, "class has", "classes have"),
          countOver(excludedCount, MOST_EXCLUDED),
          settings(model.settings()),
          settings(model.versions()));
    }

    private List<Fact> facts() {
      long samples = model.samples().used();
      int compared = model.order().dendrogram().leafCount();
      int blocks = model.forest().blocks().size();
      return List.of(
          new Fact(Numbers.count(samples), samples == 1 ? "sample" : "samples"),
          new Fact(Numbers.count(compared), compared == 1 ? "class compared" : "classes compared"),
          new Fact(Numbers.count(blocks), blocks == 1 ? "block" : "blocks"),
          new Fact(Numbers.threeDecimals(model.forest().noiseFloor()), "noise floor"));
    }

    /** The largest blocks in the order of the forest; a listed block's parent is listed, too. */
    private List<BlockRow> blockRows() {
      return model.forest().blocks().stream()
          .sorted(Comparator.comparingInt(Block::size).reversed())
          .limit(MOST_BLOCKS)
          .sorted(Comparator.comparingInt(Block::id))
          .map(this::blockRow)
          .toList();
    }

    private BlockRow blockRow(Block block) {
      int firstEnd = Math.min(block.end(), block.start() + FIRST_MEMBERS);
      int moreEnd = Math.min(block.end(), block.start() + MOST_MEMBERS);
      return new BlockRow(
          Math.min(block.depth(), DEEPEST_INDENT),
          PlainText.of(block.name()),
          model.taxonomy().map(matches -> match(matches, block.id())).orElse(""),
          Numbers.count(block.size()),
          Numbers.twoDecimals(block.cohesion()),
          fill(block.cohesion()),
          Numbers.twoDecimals(block.separation()),
          Numbers.twoDecimals(block.persistence()),
          Numbers.twoDecimals(block.support()),
          className(block.hubClassId()),
          members(block.start(), firstEnd),
          countOver(block.size(), FIRST_MEMBERS),
          members(firstEnd, moreEnd),
          countOver(block.size(), MOST_MEMBERS));
    }

    private static String match(TaxonomyMatches matches, int blockId) {
      return matches
          .ofBlocks()
          .get(blockId)
          .map(
              match ->
                  String.format(
                      "matches %s (F1 %s)",
                      PlainText.of(match.name()), Numbers.twoDecimals(match.f1())))
          .orElse("matches no node of the taxonomy");
    }

    private List<ClassName> members(int start, int end) {
      List<ClassName> members = new ArrayList<>();
      for (int position = start; position < end; position++) {
        members.add(className(model.order().classAt(position)));
      }
      return members;
    }

    private GroupSection groupSection(GroupComparison comparison, boolean hasPictures) {
      List<GroupRow> groups = new ArrayList<>();
      for (SampleGroup group : comparison.groups()) {
        groups.add(
            new GroupRow(
                groups.size(),
                PlainText.of(group.name()),
                Numbers.count(Math.round(group.samples()))));
      }
      return new GroupSection(
          groups,
          hasPictures,
          Numbers.count(comparison.pairsAboveNoise()),
          Numbers.count(comparison.pairsCompared()),
          comparison.pairs().stream()
              .filter(pair -> pair.difference().exceedsNoise())
              .limit(MOST_DIFFERENCES)
              .map(pair -> difference(name(pair.classA()), name(pair.classB()), pair.difference()))
              .toList(),
          comparison.blocks().stream()
              .filter(block -> block.difference().exceedsNoise())
              .sorted(Comparator.comparingDouble(block -> -block.difference().range()))
              .limit(MOST_DIFFERENCES)
              .map(
                  block ->
                      difference(
                          PlainText.of(model.forest().blocks().get(block.blockId()).name()),
                          "",
                          block.difference()))
              .toList());
    }

    private String name(int classId) {
      return PlainText.of(model.similarity().classes().name(classId));
    }

    private static DifferenceRow difference(String first, String second, Difference difference) {
      return new DifferenceRow(
          first,
          second,
          PlainText.of(difference.lowestGroup()),
          Numbers.twoDecimals(difference.lowest()),
          PlainText.of(difference.highestGroup()),
          Numbers.twoDecimals(difference.highest()));
    }

    private List<LinkRow> linkRows() {
      return model.links().stream().limit(MOST_LINKS).map(this::linkRow).toList();
    }

    private LinkRow linkRow(Link link) {
      return new LinkRow(
          linkEnd(link.blockA()),
          linkEnd(link.blockB()),
          Numbers.twoDecimals(link.meanSimilarity()),
          Numbers.twoDecimals(link.expected()),
          link.pairs().stream()
              .limit(PAIRS_OF_A_LINK)
              .map(pair -> new LinkPair(className(pair.classA()), className(pair.classB())))
              .toList());
    }

    private LinkEnd linkEnd(int blockId) {
      Block block = model.forest().blocks().get(blockId);
      return new LinkEnd(PlainText.of(block.name()), Numbers.count(block.size()));
    }

    private List<PairRow> pairRows() {
      List<PairRow> rows = new ArrayList<>();
      for (NearestPairs.Pair pair : pairs.pairs()) {
        rows.add(
            new PairRow(
                rows.size() + 1,
                className(pair.first()),
                className(pair.second()),
                Numbers.threeDecimals(pair.similarity()),
                fill(pair.similarity())));
      }
      return rows;
    }

    private List<ExcludedRow> excludedRows() {
      return model.similarity().excludedClasses().stream()
          .limit(MOST_EXCLUDED)
          .map(id -> new ExcludedRow(className(id), reason(model.similarity().status(id))))
          .toList();
    }

    private ClassName className(int id) {
      return new ClassName(PlainText.className(model.similarity().classes().name(id)), id);
    }
  }

  /** Why a class has no correlation, as a sentence. */
  static String reason(ClassStatus status) {
    return switch (status) {
      case OK -> "";
      case CONSTANT -> "Its scores never vary, or there are fewer than two samples.";
      case UNLABELLED -> "No sample carries its label.";
      case OUT_OF_RANGE -> "The squares of its scores are too large or too small to be computed.";
    };
  }

  private static String countOver(int count, int limit) {
    return count > limit ? Numbers.count(count - limit) : "";
  }

  private static String fill(double similarity) {
    long percent = Double.isNaN(similarity) ? 0 : Math.round(100 * similarity);
    return Long.toString(Math.min(100, Math.max(0, percent)));
  }

  private static List<Setting> settings(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> new Setting(PlainText.of(entry.getKey()), PlainText.of(entry.getValue())))
        .toList();
  }
}
