package org.classblocks.report.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.data.LayerFacts;
import org.classblocks.report.model.GraphValues;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.PairValues;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.pairs.OrderedCounts;
import org.classblocks.report.pairs.PairFormat;
import org.classblocks.report.pairs.PairRange;
import org.classblocks.report.pairs.RowsByPosition;
import org.classblocks.report.pairs.Triangle;
import org.classblocks.report.picture.MatrixPicture;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityGraph;

/** Writes the layers of a part. */
record PartLayers(ReportModel model) {
  private static final int MOST_COUNTS = 1_000_000;

  /**
   * What was written.
   *
   * @param facts what the script needs to know of the layers, in the order to be shown
   * @param scaleEnd the similarity from which on the first has its darkest shade
   */
  record Written(List<LayerFacts> facts, double scaleEnd) {}

  /** The similarities of a run whose similarity is a graph. */
  static GraphValues similarities(RunResult result) {
    return new GraphValues((SimilarityGraph) result.similarity(), false);
  }

  /** Writes the pairs of the classes of a part. */
  Written writePairs(Part part, DataSections sections) throws IOException {
    GraphValues similarities = similarities(model.result());
    KeptPairs kept = new KeptPairs(similarities.graph(), order(), part);
    kept.writePlaces(PairLayer.SIMILARITY, sections);
    List<LayerFacts> facts = new ArrayList<>();
    facts.add(
        write(
            new PairLayer(
                PairLayer.SIMILARITY, "Similarity", PairLayer.Kind.SIMILARITY, () -> similarities),
            similarities,
            kept,
            sections));
    writeConfusion(part, sections).ifPresent(facts::add);
    if (model.result().log().listed().areCounted()) {
      GraphValues counts = new GraphValues(similarities.graph(), true);
      facts.add(
          write(
              new PairLayer(
                  "support", "Samples that list both", PairLayer.Kind.SUPPORT, () -> counts),
              counts,
              kept,
              sections));
    }
    long compared =
        IntStream.range(part.start(), part.end())
            .filter(position -> model.result().hasCorrelation(order().classAt(position)))
            .count();
    return new Written(
        facts,
        MatrixPicture.scaleEnd(
            kept.numbers(similarities),
            compared * (compared - 1) / 2,
            model.result().blocks().noiseFloor()));
  }

  private LayerFacts write(
      PairLayer layer, GraphValues values, KeptPairs kept, DataSections sections)
      throws IOException {
    PairRange range = kept.range(values);
    kept.writeNumbers(layer.id(), values, range, sections);
    return LayerFacts.ofKeptPairs(layer, range);
  }

  /** Writes the means and the largest numbers between the rows of a part. */
  Written writeCells(Part part, PartCells cells, DataSections sections) throws IOException {
    List<LayerFacts> facts = new ArrayList<>();
    facts.add(write(PairLayer.SIMILARITY, "Similarity", cells.means(), cells.size(), sections));
    writeConfusion(part, sections).ifPresent(facts::add);
    facts.add(write("largest", "Largest similarity", cells.largest(), cells.size(), sections));
    return new Written(
        facts, MatrixPicture.scaleEnd(cells.offDiagonal(), model.result().blocks().noiseFloor()));
  }

  private static LayerFacts write(
      String id, String title, PairValues values, int size, DataSections sections)
      throws IOException {
    PairLayer layer = new PairLayer(id, title, PairLayer.Kind.SIMILARITY, () -> values);
    RowsByPosition rows = RowsByPosition.inOrder(values, size);
    PairRange range = PairRange.of(rows, false).reaching(1);
    PairFormat format = PairFormat.of(size);
    Triangle triangle = new Triangle(rows, range);
    sections.add("layer-" + id, out -> triangle.write(format, out));
    float[] diagonal = new float[size];
    for (int row = 0; row < size; row++) {
      diagonal[row] = rows.at(row)[row];
    }
    sections.add("layer-" + id + "-diagonal", LittleEndian.bytes(diagonal));
    return LayerFacts.ofTriangle(layer, range, format);
  }

  private Optional<LayerFacts> writeConfusion(Part part, DataSections sections) throws IOException {
    Optional<Confusion> confusion = model.result().log().labels().map(LabelStatistics::confusion);
    if (confusion.isEmpty()) {
      return Optional.empty();
    }
    OrderedCounts counts =
        OrderedCounts.of(confusion.get().counts(), order(), part.bounds(), MOST_COUNTS);
    counts.write("confusion", sections);
    return Optional.of(LayerFacts.ofCounts("confusion", "Confusion", counts));
  }

  private ClassOrder order() {
    return model.result().order();
  }
}
