package org.classblocks.report.parts;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Link;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.data.ClassColumn;
import org.classblocks.report.data.PageFacts;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.script.PageJson;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;

/** Writes what the page knows of a part of a run, in the sections in which a page has a run. */
final class PartWriter {
  private final ReportModel model;
  private final ClassOrder order;
  private final PartTree tree;
  private final List<ClassColumn> columns;
  private final RowColumns rowColumns;
  private final List<List<Link>> linksOfBlock;

  PartWriter(ReportModel model) {
    this.model = model;
    this.order = model.result().order();
    this.tree = new PartTree(order);
    this.columns = ClassColumn.of(model);
    this.rowColumns = new RowColumns(order, columns);
    this.linksOfBlock =
        Stream.generate(() -> (List<Link>) new ArrayList<Link>(0))
            .limit(model.result().blocks().blocks().size())
            .toList();
    model.result().links().forEach(link -> linksOfBlock.get(link.blockA()).add(link));
  }

  /** Writes a part; several threads may do so at once. */
  void write(Part part, DataSections sections) throws IOException {
    PartBlocks blocks = PartBlocks.of(model.result().blocks(), part);
    PartNeighbours neighbours;
    PartLayers.Written layers;
    List<String> names;
    List<String> keys = List.of();
    if (part.isOfClasses()) {
      neighbours = PartNeighbours.ofClasses(model.result(), part);
      layers = new PartLayers(model).writePairs(part, sections);
      names = Stream.concat(ids(part), neighbours.outside()).map(this::name).toList();
      if (!classes().keys().isEmpty()) {
        keys =
            Stream.concat(ids(part), neighbours.outside())
                .map(id -> PlainText.of(classes().keys().get(id)))
                .toList();
      }
      sections.add(
          "class-ids",
          LittleEndian.bytes(
              Stream.concat(ids(part), neighbours.outside())
                  .mapToInt(Integer::intValue)
                  .toArray()));
    } else {
      PartCells cells = PartCells.of(PartLayers.similarities(model.result()), order, part);
      neighbours = PartNeighbours.ofRanges(cells, tree.leafCount(part));
      layers = new PartLayers(model).writeCells(part, cells, sections);
      names = new RowNames(classes(), order).of(part, blocks);
      writeRows(part, sections);
    }
    neighbours.write(sections);
    writeTree(part, sections);
    for (ClassColumn column : columns) {
      sections.add(
          column.section(), LittleEndian.bytes(rowColumns.numbers(column, part, names.size())));
    }
    sections.add(
        "block-ids", LittleEndian.bytes(blocks.blocks().stream().mapToInt(Block::id).toArray()));
    writeFacts(part, blocks, new Names(names, keys), neighbours, layers, sections);
  }

  /** The names and keys of rows, and of classes outside. */
  private record Names(List<String> names, List<String> keys) {}

  private ClassList classes() {
    return model.result().classes();
  }

  private Stream<Integer> ids(Part part) {
    return IntStream.range(part.start(), part.end()).mapToObj(order::classAt);
  }

  private String name(int classId) {
    return PlainText.className(classes().name(classId));
  }

  /** The first position of each row, the one after its last, and the part that shows them. */
  private static void writeRows(Part part, DataSections sections) throws IOException {
    sections.add(
        "rows",
        LittleEndian.bytes(
            part.rows().stream()
                .flatMapToInt(row -> IntStream.of(row.start(), row.end(), row.part()))
                .toArray()));
  }

  private void writeTree(Part part, DataSections sections) throws IOException {
    PartTree.Merges merges = tree.of(part);
    sections.add("tree-left", LittleEndian.bytes(merges.left()));
    sections.add("tree-right", LittleEndian.bytes(merges.right()));
    sections.add("tree-heights", LittleEndian.bytes(merges.heights()));
  }

  private void writeFacts(
      Part part,
      PartBlocks blocks,
      Names names,
      PartNeighbours neighbours,
      PartLayers.Written layers,
      DataSections sections)
      throws IOException {
    PageFacts.PartFacts facts =
        new PageFacts.PartFacts(
            part.id(),
            order.size(),
            part.start(),
            part.end(),
            part.isOfClasses() ? "classes" : "ranges",
            around(part));
    PageFacts.RowFacts rows =
        new PageFacts.RowFacts(
            part.rows().size(),
            tree.leafCount(part),
            names.names(),
            names.keys(),
            statuses(part),
            blockFacts(blocks),
            linkFacts(blocks));
    StringWriter json = new StringWriter();
    PageJson.write(
        PageFacts.ofPart(
            model,
            facts,
            rows,
            layers.scaleEnd(),
            columns.stream().map(ClassColumn::facts).toList(),
            neighbours.count(),
            layers.facts()),
        json);
    sections.add("run", json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The blocks that hold all of a part and more. */
  private List<PageFacts.AroundFacts> around(Part part) {
    return model.result().blocks().pathAt(part.start()).stream()
        .map(model.result().blocks().blocks()::get)
        .filter(block -> block.end() >= part.end() && block.size() > part.size())
        .map(block -> new PageFacts.AroundFacts(PlainText.of(block.name()), block.id()))
        .toList();
  }

  private Map<Integer, String> statuses(Part part) {
    Map<Integer, String> statuses = new TreeMap<>();
    for (int row = 0; row < part.rows().size(); row++) {
      Part.Row range = part.rows().get(row);
      ClassStatus status = model.result().similarity().status(order.classAt(range.start()));
      if (status != ClassStatus.OK) {
        statuses.put(
            row,
            range.size() == 1
                ? ExcludedText.why(status)
                : "None of its classes has a correlation.");
      }
    }
    return statuses;
  }

  private List<PageFacts.BlockFacts> blockFacts(PartBlocks blocks) {
    return IntStream.range(0, blocks.size())
        .mapToObj(
            index ->
                PageFacts.block(model, blocks.blocks().get(index))
                    .inPart(
                        blocks.parents().get(index),
                        blocks.depths().get(index),
                        blocks.starts().get(index),
                        blocks.ends().get(index)))
        .toList();
  }

  private List<PageFacts.LinkFacts> linkFacts(PartBlocks blocks) {
    return blocks.blocks().stream()
        .flatMap(block -> linksOfBlock.get(block.id()).stream())
        .filter(link -> blocks.indexOf(link.blockB()) >= 0)
        .map(
            link ->
                new PageFacts.LinkFacts(
                    blocks.indexOf(link.blockA()),
                    blocks.indexOf(link.blockB()),
                    link.meanSimilarity(),
                    link.expected()))
        .toList();
  }
}
