package org.classblocks.report.data;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.script.PageJson;
import org.classblocks.report.script.PageSections;

/**
 * Writes the data of a page: JSON for texts, binary sections for pictures, and tiles beside the
 * page for matrices that are too large for it. O(k^2) time; memory for some rows.
 */
public final class PageData {
  private final ReportModel model;
  private final PageLayers layers;

  public PageData(ReportModel model) {
    this.model = model;
    this.layers = new PageLayers(model);
  }

  /** Whether there are tiles beside the page. */
  public boolean hasTiles() {
    return layers.haveTiles();
  }

  /**
   * Writes all of it.
   *
   * @param page receives elements; left open
   * @param files receive the tiles
   */
  public void write(Writer page, ReportFiles files) throws IOException {
    DataSections sections = new PageSections(page);
    sections.add("order", LittleEndian.bytes(model.result().order().permutation().toArray()));
    writeTree(sections);
    for (ClassColumn column : ClassColumn.of(model)) {
      sections.add(
          column.section(), LittleEndian.bytes(column.numbers(model.result().similarity().size())));
    }
    int neighbourCount = writeNeighbours(sections);
    new PictureSections(model).write(sections);
    SampleLists samples = SampleLists.of(model.result());
    samples.write(sections);
    PageFacts facts =
        PageFacts.of(model, neighbourCount, samples.leftOut(), layers.write(sections, files));
    page.write("<script type=\"application/json\" id=\"run\">");
    PageJson.write(facts, page);
    page.write("</script>\n");
  }

  /** The merges in their order; a leaf goes by its position. */
  private void writeTree(DataSections sections) throws IOException {
    Dendrogram tree = model.result().order().dendrogram();
    int[] merges = IntStream.range(tree.leafCount(), tree.nodeCount()).toArray();
    float[] heights = new float[merges.length];
    for (int merge = 0; merge < merges.length; merge++) {
      heights[merge] = (float) tree.height(merges[merge]);
    }
    sections.add("tree-left", nodes(Arrays.stream(merges).map(tree::left)));
    sections.add("tree-right", nodes(Arrays.stream(merges).map(tree::right)));
    sections.add("tree-heights", LittleEndian.bytes(heights));
  }

  private byte[] nodes(IntStream nodes) {
    ClassOrder order = model.result().order();
    return LittleEndian.bytes(
        nodes.map(node -> order.dendrogram().isLeaf(node) ? order.start(node) : node).toArray());
  }

  /** The neighbours of each class, as many for each; returns how many. */
  private int writeNeighbours(DataSections sections) throws IOException {
    int size = model.result().similarity().size();
    int most =
        IntStream.range(0, size)
            .map(id -> model.result().neighbours().of(id).length)
            .max()
            .orElse(0);
    int[] ids = new int[size * most];
    float[] similarities = new float[size * most];
    Arrays.fill(ids, -1);
    Arrays.fill(similarities, Float.NaN);
    for (int id = 0; id < size; id++) {
      int[] nearest = model.result().neighbours().of(id);
      for (int rank = 0; rank < nearest.length; rank++) {
        ids[id * most + rank] = nearest[rank];
        similarities[id * most + rank] = (float) model.result().similarity().at(id, nearest[rank]);
      }
    }
    sections.add("neighbours", LittleEndian.bytes(ids));
    sections.add("neighbour-similarities", LittleEndian.bytes(similarities));
    return most;
  }
}
