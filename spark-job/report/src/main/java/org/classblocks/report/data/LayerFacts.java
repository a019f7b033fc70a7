package org.classblocks.report.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.pairs.OrderedCounts;
import org.classblocks.report.pairs.PairFormat;
import org.classblocks.report.pairs.PairRange;
import org.classblocks.report.pairs.TilePyramid;

/**
 * What the script of a page knows of a layer; fields that do not apply to it are null.
 *
 * @param id tells layers apart
 * @param title its name for people
 * @param kind what its numbers are
 * @param source where they are: {@code triangle}, {@code graph}, {@code sparse} or {@code tiles}
 * @param type how a number is held: {@code f4}, {@code u2} or {@code u1}
 * @param low the least number that is kept
 * @param high the largest
 * @param hasUndefined whether some pairs have no number
 * @param transform {@code log1p} where ln(1 + x) is kept of a number x
 * @param levels of tiles: how many there are
 * @param tileSize of tiles: the cells along each side
 * @param isGraph of tiles: whether only some are there, and all others follow from loads
 * @param finest of tiles: the layer that has those of level 0 for this one
 * @param entries of a sparse layer: how many there are
 * @param ofEntries of a sparse layer: how many there would be if none was left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayerFacts(
    String id,
    String title,
    String kind,
    String source,
    String type,
    double low,
    double high,
    boolean hasUndefined,
    String transform,
    Integer levels,
    Integer tileSize,
    Boolean isGraph,
    String finest,
    Integer entries,
    Integer ofEntries) {

  public static LayerFacts ofTriangle(PairLayer layer, PairRange range, PairFormat format) {
    return ofPairs(layer, "triangle", format, range, null, null);
  }

  /** Kept pairs of a graph; all others follow from loads. */
  public static LayerFacts ofKeptPairs(PairLayer layer, PairRange range) {
    return ofPairs(layer, "graph", PairFormat.SHORTS, range, null, null);
  }

  static LayerFacts ofTiles(PairLayer layer, PairRange range, int levels) {
    return ofPairs(layer, "tiles", PairFormat.BYTES, range, levels, TilePyramid.EDGE);
  }

  private static LayerFacts ofPairs(
      PairLayer layer,
      String source,
      PairFormat format,
      PairRange range,
      Integer levels,
      Integer tileSize) {
    return new LayerFacts(
        layer.id(),
        layer.title(),
        layer.kind().word(),
        source,
        format.word(),
        range.low(),
        range.high(),
        range.hasUndefined(),
        range.isLogarithmic() ? "log1p" : null,
        levels,
        tileSize,
        null,
        null,
        null,
        null);
  }

  /**
   * Tiles of a graph.
   *
   * @param finest the layer that has those of level 0 for this one; null for itself
   */
  LayerFacts ofGraph(String otherId, String otherTitle, String finest) {
    return new LayerFacts(
        otherId,
        otherTitle,
        kind,
        source,
        type,
        low,
        high,
        hasUndefined,
        transform,
        levels,
        tileSize,
        true,
        finest,
        null,
        null);
  }

  public static LayerFacts ofCounts(String id, String title, OrderedCounts counts) {
    return new LayerFacts(
        id,
        title,
        id,
        "sparse",
        PairFormat.FLOATS.word(),
        counts.least(),
        counts.largest(),
        false,
        null,
        null,
        null,
        null,
        null,
        counts.values().length,
        counts.found());
  }
}
