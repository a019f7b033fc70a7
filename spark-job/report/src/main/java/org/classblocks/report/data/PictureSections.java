package org.classblocks.report.data;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.TypicalClasses;

/** The pictures of classes that the page carries, and which classes stand for each block. */
record PictureSections(ReportModel model) {
  private static final int MOST_TYPICAL = 12;

  /** Writes nothing where there are no pictures. */
  void write(DataSections sections) throws IOException {
    writePictures(model.sources().ofClasses(), sections);
    writeTypical(sections);
  }

  /** All files one after the other, and where that of each class ends. */
  private void writePictures(ClassPictures pictures, DataSections sections) throws IOException {
    if (pictures.isEmpty()) {
      return;
    }
    int[] having =
        IntStream.range(0, model.result().classes().size()).filter(pictures::has).toArray();
    int[] ends = new int[model.result().classes().size()];
    int end = 0;
    for (int id = 0; id < ends.length; id++) {
      end += pictures.has(id) ? pictures.file(id).length : 0;
      ends[id] = end;
    }
    sections.add("picture-ends", LittleEndian.bytes(ends));
    sections.add(
        "pictures",
        out -> {
          for (int id : having) {
            out.write(pictures.file(id));
          }
        });
  }

  /** For each block its most typical classes that may have a picture; -1 where there are fewer. */
  private void writeTypical(DataSections sections) throws IOException {
    if (IntStream.range(0, model.result().classes().size()).noneMatch(model.sources()::mayHave)) {
      return;
    }
    List<Block> blocks = model.result().blocks().blocks();
    TypicalClasses typical = new TypicalClasses(model.result());
    int[] ids =
        blocks.stream()
            .flatMapToInt(
                block -> {
                  List<Integer> found = typical.of(block, MOST_TYPICAL, model.sources()::mayHave);
                  return IntStream.range(0, MOST_TYPICAL)
                      .map(i -> i < found.size() ? found.get(i) : -1);
                })
            .toArray();
    if (IntStream.of(ids).anyMatch(id -> id >= 0)) {
      sections.add("typical", LittleEndian.bytes(ids));
    }
  }
}
