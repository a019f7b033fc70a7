package org.classblocks.report.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.GraphValues;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.PairValues;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.pairs.GraphTiles;
import org.classblocks.report.pairs.OrderedCounts;
import org.classblocks.report.pairs.PairFormat;
import org.classblocks.report.pairs.PairRange;
import org.classblocks.report.pairs.RowsByPosition;
import org.classblocks.report.pairs.TilePyramid;
import org.classblocks.report.pairs.Triangle;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Writes the layers of a page: into the page while {@value #MOST_BYTES} bytes last, since people
 * open and send it; the others as tiles beside it.
 *
 * <p>Layers are written one by one, so only one of them takes memory at a time.
 */
final class PageLayers {
  private static final long MOST_BYTES = 16L << 20;
  private static final int MOST_COUNTS = 1_000_000;
  private static final String CONFUSION = "confusion";
  private static final String LARGEST = "largest";

  private final ClassOrder order;
  private final Optional<OrderedCounts> confusion;
  private final List<PairLayer> layers;
  private final PairFormat format;
  private final int layersInside;

  PageLayers(ReportModel model) {
    this(model, MOST_BYTES);
  }

  PageLayers(ReportModel model, long mostBytes) {
    this.order = model.result().order();
    this.confusion =
        model
            .result()
            .log()
            .labels()
            .map(LabelStatistics::confusion)
            .map(Confusion::counts)
            .map(counts -> OrderedCounts.of(counts, order, MOST_COUNTS))
            .filter(counts -> counts.found() > 0);
    this.layers = layers(model);
    this.format = PairFormat.of(order.size());
    this.layersInside = layersInside(mostBytes);
  }

  private static List<PairLayer> layers(ReportModel model) {
    List<PairLayer> layers = new ArrayList<>();
    layers.add(
        new PairLayer(
            PairLayer.SIMILARITY,
            "Similarity",
            PairLayer.Kind.SIMILARITY,
            () -> similarities(model.result().similarity())));
    if (model.result().log().listed().areCounted()) {
      layers.add(
          new PairLayer(
              "support",
              "Samples that list both",
              PairLayer.Kind.SUPPORT,
              () -> counts(model.result())));
    }
    List<SampleGroup> groups =
        model.result().groups().map(GroupComparison::groups).orElse(List.of());
    for (int id = 0; id < groups.size(); id++) {
      SampleGroup group = groups.get(id);
      layers.add(
          new PairLayer(
              PairLayer.ofGroup(id),
              PlainText.of(SampleGroup.shown(group.name())),
              PairLayer.Kind.GROUP,
              () -> similarities(group.similarity())));
    }
    layers.addAll(model.companions().layers());
    return layers;
  }

  private static PairValues similarities(Similarity similarity) {
    return similarity instanceof SimilarityGraph graph
        ? new GraphValues(graph, false)
        : similarity::copyRow;
  }

  /** A class by itself is no pair. */
  private static PairValues counts(RunResult result) {
    if (result.similarity() instanceof SimilarityGraph graph) {
      return new GraphValues(graph, true);
    }
    ListedPairs listed = result.log().listed();
    return (classId, row) -> {
      for (int other = 0; other < row.length; other++) {
        row[other] = other == classId ? Double.NaN : listed.both(classId, other);
      }
    };
  }

  /** All layers of pairs are of one size, so the first ones are inside, and the others beside. */
  private int layersInside(long mostBytes) {
    long left = mostBytes;
    int inside = 0;
    while (inside < layers.size() && format.bytes(order.size()) <= left) {
      left -= format.bytes(order.size());
      if (inside == 0) {
        left -= confusion.map(OrderedCounts::bytes).orElse(0L);
      }
      inside++;
    }
    return inside;
  }

  /** Whether there are tiles beside the page. */
  boolean haveTiles() {
    return layersInside < layers.size();
  }

  /**
   * Writes what layers hold.
   *
   * @param sections receive what is in the page
   * @param files receive what lies beside it
   * @return what the script needs to know of the layers, in the order to be shown
   */
  List<LayerFacts> write(DataSections sections, ReportFiles files) throws IOException {
    List<LayerFacts> facts = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      PairLayer layer = layers.get(index);
      PairValues values = layer.source().get();
      PairRange range = range(layer, values);
      if (index < layersInside) {
        facts.add(writeTriangle(layer, new RowsByPosition(values, order), range, sections));
      } else if (values instanceof GraphValues graph) {
        facts.addAll(writeTiles(layer, graph, range, sections, files));
      } else {
        facts.add(writeTiles(layer, new RowsByPosition(values, order), range, files));
      }
    }
    if (confusion.isPresent()) {
      facts.add(1, writeConfusion(confusion.get(), sections));
    }
    return facts;
  }

  /** Similarities reach to 1, so that the diagonal has a code of its own. */
  private PairRange range(PairLayer layer, PairValues values) {
    PairRange range =
        values instanceof GraphValues graph
            ? PairRange.of(graph, layer.isOfCounts())
            : PairRange.of(new RowsByPosition(values, order), layer.isOfCounts());
    return layer.isOfCounts() ? range : range.reaching(1);
  }

  private LayerFacts writeTriangle(
      PairLayer layer, RowsByPosition rows, PairRange range, DataSections sections)
      throws IOException {
    Triangle triangle = new Triangle(rows, range);
    sections.add("layer-" + layer.id(), out -> triangle.write(format, out));
    return LayerFacts.ofTriangle(layer, range, format);
  }

  private LayerFacts writeTiles(
      PairLayer layer, RowsByPosition rows, PairRange range, ReportFiles files) throws IOException {
    new TilePyramid(layer.id(), rows, range).write(files);
    return LayerFacts.ofTiles(layer, range, TilePyramid.levels(order.size(), TilePyramid.EDGE));
  }

  /** Tiles of a graph, and of its largest similarities. */
  private List<LayerFacts> writeTiles(
      PairLayer layer,
      GraphValues values,
      PairRange range,
      DataSections sections,
      ReportFiles files)
      throws IOException {
    boolean hasLargest = layer.id().equals(PairLayer.SIMILARITY);
    List<GraphTiles.Place> written =
        new GraphTiles(values, order, range)
            .write(layer.id(), hasLargest ? Optional.of(LARGEST) : Optional.empty(), files);
    sections.add("layer-" + layer.id() + "-tiles", GraphTiles.bytes(written));
    if (!values.areCounts()) {
      sections.add("layer-" + layer.id() + "-loads", loads(values));
    }
    LayerFacts means =
        LayerFacts.ofTiles(layer, range, TilePyramid.levels(order.size(), TilePyramid.EDGE));
    return hasLargest
        ? List.of(
            means.ofGraph(layer.id(), layer.title(), null),
            means.ofGraph(LARGEST, "Largest similarity", layer.id()))
        : List.of(means.ofGraph(layer.id(), layer.title(), null));
  }

  private byte[] loads(GraphValues values) {
    float[] loads = new float[order.size()];
    for (int position = 0; position < loads.length; position++) {
      loads[position] = (float) values.load(order.classAt(position));
    }
    return LittleEndian.bytes(loads);
  }

  private static LayerFacts writeConfusion(OrderedCounts counts, DataSections sections)
      throws IOException {
    counts.write(CONFUSION, sections);
    return LayerFacts.ofCounts(CONFUSION, "Confusion", counts);
  }
}
