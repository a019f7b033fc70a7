package org.classblocks.report.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunChanges;
import org.classblocks.report.picture.MatrixPicture;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.report.text.PlainText;

/**
 * What the script of a page gets as JSON: texts and single numbers. Numbers of classes and of pairs
 * are in sections of their own. Texts are plain.
 *
 * @param title the heading
 * @param runDate the date the run is about
 * @param runId tells runs of one date apart
 * @param classCount the number of classes, k
 * @param leafCount how many of them have a correlation, m: the first in the order
 * @param samples how many there are
 * @param noiseFloor the largest similarity that chance is expected to give; NaN if unknown
 * @param scaleEnd the similarity from which on the picture of the matrix has its darkest shade
 * @param thumbnail the URL of a picture of a class, with {@code {class_id}} or {@code
 *     {class_name}}; null for none
 * @param sample the URL of a sample, with {@code {sample_id}} or {@code {sample_path}}; null for
 *     none
 * @param leftOutSamples how many lists of samples there was no room for
 * @param names by class id
 * @param keys by class id; empty if classes have none
 * @param statuses by class id, why a class has no correlation
 * @param blocks by id
 * @param links the clearest first
 * @param nodes of the taxonomy, the largest first
 * @param columns what is known of each class
 * @param neighbourCount how many neighbours of each class the section of that name has room for
 * @param layers the matrices, the one that the page is about first
 * @param compared what the changes are about: the ids of two layers, the later one first, with a
 *     tilde between; null without changes
 * @param shown what is shown first, if not the first layer: the same of their difference; null
 *     otherwise
 * @param part of a page in parts, which of them this is; null otherwise
 */
public record PageFacts(
    String title,
    String runDate,
    String runId,
    int classCount,
    int leafCount,
    long samples,
    double noiseFloor,
    double scaleEnd,
    String thumbnail,
    String sample,
    int leftOutSamples,
    List<String> names,
    List<String> keys,
    Map<Integer, String> statuses,
    List<BlockFacts> blocks,
    List<LinkFacts> links,
    List<NodeFacts> nodes,
    List<ColumnFacts> columns,
    int neighbourCount,
    List<LayerFacts> layers,
    String compared,
    String shown,
    @JsonInclude(JsonInclude.Include.NON_NULL) PartFacts part) {
  /** Nodes that can be searched for, so that they take 200 kB at most before they are packed. */
  private static final int MOST_NODES = 2_000;

  /**
   * A block.
   *
   * @param parent the block around it, -1 for none
   * @param contrast in standard errors
   * @param support NaN without resamples
   * @param hub a class id
   * @param match the node of the taxonomy that it matches; empty for none
   * @param size the number of its classes; null if that follows from start and end
   */
  public record BlockFacts(
      String name,
      int parent,
      int depth,
      int start,
      int end,
      double cohesion,
      double separation,
      double persistence,
      double contrast,
      double support,
      int hub,
      String match,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer size) {
    /** The same in a part, whose blocks, positions and classes have numbers of their own. */
    public BlockFacts inPart(int newParent, int newDepth, int newStart, int newEnd) {
      return new BlockFacts(
          name,
          newParent,
          newDepth,
          newStart,
          newEnd,
          cohesion,
          separation,
          persistence,
          contrast,
          support,
          -1,
          match,
          end - start);
    }
  }

  /** A link between two blocks by their ids. */
  public record LinkFacts(int a, int b, double similarity, double expected) {}

  /**
   * A node of the taxonomy.
   *
   * @param size the number of its classes
   * @param block the id of the block that matches it, -1 for none
   * @param f1 how well that block fits; NaN for none
   * @param start the first position of its classes that have a correlation
   * @param end the position after the last of them
   */
  public record NodeFacts(String name, int size, int block, double f1, int start, int end) {}

  /**
   * A number or category of each class, and the section that has it.
   *
   * @param categories what the numbers are indices of; left out for numbers that say it themselves
   */
  public record ColumnFacts(
      String name,
      String title,
      String section,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<String> categories) {}

  /**
   * A part of a run that is too large to be shown at once.
   *
   * @param id its number
   * @param classCount the number of classes of the run
   * @param start its first position
   * @param end the position after its last
   * @param rows what its rows are: {@code classes}, or {@code ranges} of classes
   * @param around the blocks around it, outermost first
   */
  public record PartFacts(
      int id, int classCount, int start, int end, String rows, List<AroundFacts> around) {}

  /** A block of the run around a part. */
  public record AroundFacts(String name, int block) {}

  /**
   * The rows of a part, by their ids. Further names are those of classes outside of the part.
   *
   * @param leafCount how many of the rows have a correlation: the first
   */
  public record RowFacts(
      int count,
      int leafCount,
      List<String> names,
      List<String> keys,
      Map<Integer, String> statuses,
      List<BlockFacts> blocks,
      List<LinkFacts> links) {}

  /** What the script gets of a part of a run. */
  public static PageFacts ofPart(
      ReportModel model,
      PartFacts part,
      RowFacts rows,
      double scaleEnd,
      List<ColumnFacts> columns,
      int neighbourCount,
      List<LayerFacts> layers) {
    boolean isOfClasses = rows.count() == part.end() - part.start();
    return new PageFacts(
        PlainText.of(model.title()),
        model.provenance().runDate().toString(),
        PlainText.of(model.provenance().runId()),
        rows.count(),
        rows.leafCount(),
        model.result().log().marginals().samples(),
        model.result().blocks().noiseFloor(),
        scaleEnd,
        isOfClasses ? model.sources().thumbnailUrl().orElse(null) : null,
        null,
        0,
        rows.names(),
        rows.keys(),
        rows.statuses(),
        rows.blocks(),
        rows.links(),
        List.of(),
        columns,
        neighbourCount,
        layers,
        null,
        null,
        part);
  }

  static PageFacts of(
      ReportModel model, int neighbourCount, int leftOutSamples, List<LayerFacts> layers) {
    return new PageFacts(
        PlainText.of(model.title()),
        model.provenance().runDate().toString(),
        PlainText.of(model.provenance().runId()),
        model.result().similarity().size(),
        model.result().order().dendrogram().leafCount(),
        model.result().log().marginals().samples(),
        model.result().blocks().noiseFloor(),
        MatrixPicture.scaleEnd(
            model.result().similarity(), model.result().order(), model.result().blocks()),
        model.sources().thumbnailUrl().orElse(null),
        model.sources().sampleUrl().orElse(null),
        leftOutSamples,
        model.result().similarity().classes().names().stream().map(PlainText::className).toList(),
        model.result().similarity().classes().keys().stream().map(PlainText::of).toList(),
        statuses(model),
        model.result().blocks().blocks().stream().map(block -> block(model, block)).toList(),
        model.result().links().stream().map(PageFacts::link).toList(),
        model.result().taxonomy().map(PageFacts::nodes).orElse(List.of()),
        ClassColumn.of(model).stream().map(ClassColumn::facts).toList(),
        neighbourCount,
        layers,
        model.companions().changes().map(RunChanges::layer).orElse(null),
        model
            .companions()
            .changes()
            .filter(RunChanges::isFirst)
            .map(RunChanges::layer)
            .orElse(null),
        null);
  }

  private static Map<Integer, String> statuses(ReportModel model) {
    Map<Integer, String> statuses = new TreeMap<>();
    for (int id : model.result().similarity().excludedClasses()) {
      statuses.put(id, ExcludedText.why(model.result().similarity().status(id)));
    }
    return statuses;
  }

  /** What the script gets of a block. */
  public static BlockFacts block(ReportModel model, Block block) {
    return new BlockFacts(
        PlainText.of(block.name()),
        block.parentId(),
        block.depth(),
        block.start(),
        block.end(),
        block.cohesion(),
        block.separation(),
        block.persistence(),
        block.contrast(),
        block.support(),
        block.hubClassId(),
        model
            .result()
            .taxonomy()
            .map(matches -> matches.ofBlocks().get(block.id()))
            .filter(TaxonomyMatches.OfBlock::isMatch)
            .map(match -> PlainText.of(match.name()))
            .orElse(""),
        null);
  }

  private static List<NodeFacts> nodes(TaxonomyMatches matches) {
    return matches.ofNodes().stream()
        .filter(node -> node.start() >= 0 || node.isMatch())
        .sorted(Comparator.comparingInt(TaxonomyMatches.OfNode::compared).reversed())
        .limit(MOST_NODES)
        .map(PageFacts::node)
        .toList();
  }

  private static NodeFacts node(TaxonomyMatches.OfNode node) {
    return new NodeFacts(
        PlainText.of(node.name()),
        node.size(),
        node.isMatch() ? node.blockId() : -1,
        node.isMatch() ? Math.rint(1000 * node.overlap().f1()) / 1000 : Double.NaN,
        node.start(),
        node.end());
  }

  private static LinkFacts link(Link link) {
    return new LinkFacts(link.blockA(), link.blockB(), link.meanSimilarity(), link.expected());
  }
}
