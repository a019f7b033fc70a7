package org.classblocks.report.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.script.PageJson;
import org.classblocks.report.script.ScriptFile;

/**
 * Writes the data of the page of a run that is too large to be shown at once: a file for each part,
 * the names in pieces, and where classes and blocks are. The page itself has only what says which
 * file to load, so that what a browser holds does not grow with the run.
 *
 * <p>A step for each kept pair and each level of parts; memory beside the run for the names, and
 * for a part a thread.
 */
public final class PartsData {
  private static final int MOST_CLASSES = 2500;
  private static final int MOST_ROWS = 1000;
  private static final int NUMBERS_A_FILE = 16_384;

  private final ReportModel model;
  private final int mostClasses;
  private final int mostRows;

  /** The data of a run whose similarity is a graph. */
  public PartsData(ReportModel model) {
    this(model, MOST_CLASSES, MOST_ROWS);
  }

  /**
   * The same in parts of another size.
   *
   * @param mostClasses the most classes of a part with a row for each
   * @param mostRows the most rows of other parts, at least 3
   */
  public PartsData(ReportModel model, int mostClasses, int mostRows) {
    this.model = model;
    this.mostClasses = mostClasses;
    this.mostRows = mostRows;
  }

  /**
   * What the page has of all parts.
   *
   * @param classCount the number of classes, k
   * @param blockCount the number of blocks
   * @param starts the first position of each part
   * @param ends the position after its last
   * @param parents the part around each, -1 for the whole
   * @param classesAFile how many classes have their positions in one file
   * @param blocksAFile how many blocks have their bounds in one file
   * @param firstNames the first name of each file of names, as it is searched
   */
  private record Facts(
      int classCount,
      int blockCount,
      List<Integer> starts,
      List<Integer> ends,
      List<Integer> parents,
      int classesAFile,
      int blocksAFile,
      List<String> firstNames) {}

  /**
   * Writes all of it.
   *
   * @param page receives an element; left open
   * @param files receive the parts
   */
  public void write(Writer page, ReportFiles files) throws IOException {
    ClassOrder order = model.result().order();
    List<Part> parts =
        Partition.of(
            model.result().blocks(),
            order.size(),
            order.dendrogram().leafCount(),
            mostClasses,
            mostRows);
    try {
      PartWriter writer = new PartWriter(model);
      parts.parallelStream().forEach(part -> write(part, writer, files));
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    NameIndex names = new NameIndex(model.result());
    names.write(files);
    List<Block> blocks = model.result().blocks().blocks();
    writePieces("classes", order.size(), 1, order::positionOf, files);
    writePieces(
        "blocks",
        blocks.size(),
        2,
        i -> i % 2 == 0 ? blocks.get(i / 2).start() : blocks.get(i / 2).end(),
        files);
    page.write("<script type=\"application/json\" id=\"parts\">");
    PageJson.write(
        new Facts(
            order.size(),
            blocks.size(),
            parts.stream().map(Part::start).toList(),
            parts.stream().map(Part::end).toList(),
            parts.stream().map(Part::parent).toList(),
            NUMBERS_A_FILE,
            NUMBERS_A_FILE / 2,
            names.firstNames()),
        page);
    page.write("</script>\n");
  }

  private static void write(Part part, PartWriter writer, ReportFiles files) {
    try (ScriptFile file = ScriptFile.create(files, "parts/part-" + part.id())) {
      writer.write(part, file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Writes some numbers of each of many things, in files of equally many. */
  private static void writePieces(
      String name, int count, int numbersOfEach, IntUnaryOperator number, ReportFiles files)
      throws IOException {
    for (int at = 0; at < count * numbersOfEach; at += NUMBERS_A_FILE) {
      int end = Math.min(count * numbersOfEach, at + NUMBERS_A_FILE);
      try (ScriptFile file =
          ScriptFile.create(files, "parts/" + name + "-" + at / NUMBERS_A_FILE)) {
        file.add("numbers", LittleEndian.bytes(IntStream.range(at, end).map(number).toArray()));
      }
    }
  }
}
