package org.classblocks.report.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.classblocks.blocks.Block;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.similarity.SimilarityGraph;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 300 classes in parts of 40 at most, and rows of 25 at most. */
class PartsDataTest {
  private static final int SIZE = 300;
  private static final Pattern SECTION = Pattern.compile("\"([\\w.-]+)\":\"([^\"]*)\"");

  private static ReportModel model;
  private static Map<String, String> files;
  private static JsonNode whole;

  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(1);
    SimilarityGraph graph =
        Graphs.of(
            Similarities.random(SIZE, Set.of(3, 5, 100), 1),
            random.doubles(SIZE, 0, 0.3).toArray(),
            (a, b) -> random.nextDouble() < (a / 20 == b / 20 ? 0.7 : 0.02));
    SparseMatrix counts =
        SparseMatrix.builder(SIZE + 1).add(290, 10, 4).add(291, 11, 2).add(290, 289, 7).build();
    model =
        new ExampleModel(graph)
            .blocks(
                Forests.of(
                    SIZE,
                    new int[] {0, 100},
                    new int[] {0, 30},
                    new int[] {5, 9},
                    new int[] {120, 140},
                    new int[] {140, 160}))
            .listed(ListedPairs.of(SIZE, 99, (a, b) -> a == b ? 9 : 1))
            .labels(
                new LabelStatistics(
                    new LabelCounts(SIZE),
                    new Confusion(
                        counts,
                        new double[SIZE],
                        new double[SIZE],
                        new ConfusionTotals(9, 0.5, 0.5)),
                    List.of()))
            .build();
    StringWriter page = new StringWriter();
    RenderedPage written = new RenderedPage();
    new PartsData(model, 40, 25).write(page, written.receiver());
    files = written.files();
    whole =
        new ObjectMapper().readTree(Jsoup.parse(page.toString()).getElementById("parts").data());
  }

  /** The sections of a file. */
  private record Sections(Map<String, byte[]> bytes) {
    static Sections of(String name) {
      String text = files.get("parts/" + name + ".js");
      assertThat(text).as(name).startsWith("classblocksFile(\"parts/" + name + "\",{");
      Map<String, byte[]> sections = new HashMap<>();
      for (MatchResult found : SECTION.matcher(text).results().toList()) {
        sections.put(found.group(1), RenderedPage.inflated(found.group(2)));
      }
      return new Sections(sections);
    }

    private ByteBuffer buffer(String name) {
      return ByteBuffer.wrap(bytes.get(name)).order(ByteOrder.LITTLE_ENDIAN);
    }

    int[] ints(String name) {
      int[] numbers = new int[bytes.get(name).length / 4];
      buffer(name).asIntBuffer().get(numbers);
      return numbers;
    }

    float[] floats(String name) {
      float[] numbers = new float[bytes.get(name).length / 4];
      buffer(name).asFloatBuffer().get(numbers);
      return numbers;
    }

    JsonNode json(String name) throws IOException {
      return new ObjectMapper().readTree(new String(bytes.get(name), StandardCharsets.UTF_8));
    }
  }

  private static int parts() {
    return whole.get("starts").size();
  }

  private static SimilarityGraph graph() {
    return (SimilarityGraph) model.result().similarity();
  }

  private static ClassOrder order() {
    return model.result().order();
  }

  private static String nameAt(int position) {
    return model.result().classes().name(order().classAt(position));
  }

  /** Where each row of a part starts, and the end of the last. */
  private static int[] bounds(int part, Sections file) {
    int start = whole.get("starts").get(part).asInt();
    int end = whole.get("ends").get(part).asInt();
    List<Integer> bounds = new ArrayList<>();
    if (file.bytes().containsKey("rows")) {
      int[] rows = file.ints("rows");
      for (int at = 0; at < rows.length; at += 3) {
        bounds.add(rows[at]);
      }
    } else {
      for (int position = start; position < end; position++) {
        bounds.add(position);
      }
    }
    bounds.add(end);
    return bounds.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void namesOfRowsAreThoseOfClassesAndBlocks() throws IOException {
    for (int part = 0; part < parts(); part++) {
      Sections file = Sections.of("part-" + part);
      int[] bounds = bounds(part, file);
      JsonNode names = file.json("run").get("names");
      for (int row = 0; row + 1 < bounds.length; row++) {
        String name = names.get(row).asText();
        if (bounds[row + 1] - bounds[row] == 1) {
          assertThat(name).isEqualTo(nameAt(bounds[row]));
        } else {
          int start = bounds[row];
          int end = bounds[row + 1];
          assertThat(name)
              .isEqualTo(
                  model.result().blocks().blocks().stream()
                      .filter(block -> block.start() == start && block.end() == end)
                      .findFirst()
                      .map(Block::name)
                      .orElse(nameAt(start) + " \u2026 " + nameAt(end - 1)));
        }
      }
    }
  }

  @Test
  void cellsBetweenRowsAreMeansAndLargestOfPairs() throws IOException {
    Sections file = Sections.of("part-0");
    int[] bounds = bounds(0, file);
    int rows = bounds.length - 1;
    assertThat(rows).isBetween(15, 25);
    float[] means = file.floats("layer-similarity");
    float[] largest = file.floats("layer-largest");
    int pair = 0;
    for (int i = 0; i < rows; i++) {
      assertThat((double) file.floats("layer-similarity-diagonal")[i])
          .isCloseTo(mean(bounds, i, i), within(1e-6));
      for (int j = i + 1; j < rows; j++) {
        assertThat((double) means[pair]).isCloseTo(mean(bounds, i, j), within(1e-6));
        assertThat((double) largest[pair++]).isCloseTo(largest(bounds, i, j), within(1e-6));
      }
    }
    assertThat(means).hasSize(pair);
  }

  /** The mean over the pairs of two rows; of one class and itself it is 1. */
  private static double mean(int[] bounds, int i, int j) {
    double sum = 0;
    int count = 0;
    for (int p = bounds[i]; p < bounds[i + 1]; p++) {
      for (int q = bounds[j]; q < bounds[j + 1]; q++) {
        double value = graph().at(order().classAt(p), order().classAt(q));
        if ((p != q || bounds[i + 1] - bounds[i] == 1) && !Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double largest(int[] bounds, int i, int j) {
    double largest = Double.NaN;
    for (int p = bounds[i]; p < bounds[i + 1]; p++) {
      for (int q = bounds[j]; q < bounds[j + 1]; q++) {
        int entry = graph().entry(order().classAt(p), order().classAt(q));
        if (entry >= 0 && !(graph().similarity(entry) <= largest)) {
          largest = graph().similarity(entry);
        }
      }
    }
    return Double.isNaN(largest) ? mean(bounds, i, j) : largest;
  }

  @Test
  void partsOfClassesHaveTheirKeptPairsAndLoads() throws IOException {
    int kept = 0;
    for (int part = 1; part < parts(); part++) {
      Sections file = Sections.of("part-" + part);
      JsonNode layer = file.json("run").get("layers").get(0);
      assertThat(layer.get("source").asText()).isEqualTo("graph");
      int[] bounds = bounds(part, file);
      int[] starts = file.ints("layer-similarity-starts");
      int[] columns = file.ints("layer-similarity-columns");
      byte[] codes = file.bytes().get("layer-similarity-codes");
      double low = layer.get("low").asDouble();
      double width = layer.get("high").asDouble() - low;
      for (int i = 0; i + 1 < bounds.length; i++) {
        int a = order().classAt(bounds[i]);
        for (int j = i + 1; j + 1 < bounds.length; j++) {
          int b = order().classAt(bounds[j]);
          int found = -1;
          for (int entry = starts[i]; entry < starts[i + 1]; entry++) {
            found = columns[entry] == j ? entry : found;
          }
          assertThat(found >= 0).isEqualTo(graph().entry(a, b) >= 0);
          if (found >= 0) {
            kept++;
            int code = ((codes[found] & 255) << 8) | (codes[columns.length + found] & 255);
            assertThat(low + (code - 1) / 16382.0 * width)
                .isCloseTo(graph().at(a, b), within(0.0001));
          } else if (!Double.isNaN(graph().at(a, b))) {
            assertThat(graph().at(a, b)).isBetween(low - 1e-6, low + width);
          }
        }
        assertThat(file.floats("layer-similarity-loads")[i])
            .isEqualTo(
                graph().at(a, a) == 1
                    ? Float.valueOf((float) graph().load(a))
                    : Float.valueOf(Float.NaN));
      }
    }
    assertThat(kept).isGreaterThan(500);
  }

  @Test
  void treesHaveTheMergesAcrossTheBordersOfRows() throws IOException {
    Dendrogram tree = order().dendrogram();
    for (int part = 0; part < parts(); part++) {
      Sections file = Sections.of("part-" + part);
      int[] bounds = bounds(part, file);
      int leaves = file.json("run").get("leafCount").asInt();
      int[] left = file.ints("tree-left");
      int[] right = file.ints("tree-right");
      float[] heights = file.floats("tree-heights");
      assertThat(left).hasSize(Math.max(0, leaves - 1));
      int[] first = new int[2 * leaves];
      int[] last = new int[2 * leaves];
      for (int leaf = 0; leaf < leaves; leaf++) {
        first[leaf] = leaf;
        last[leaf] = leaf;
      }
      for (int merge = 0; merge < left.length; merge++) {
        assertThat(last[left[merge]] + 1).isEqualTo(first[right[merge]]);
        first[leaves + merge] = first[left[merge]];
        last[leaves + merge] = last[right[merge]];
        int border = bounds[first[right[merge]]];
        assertThat((double) heights[merge])
            .isCloseTo(heightBetween(tree, border - 1, border), within(1e-3));
      }
    }
  }

  /** The height of the lowest node around two positions. */
  private static double heightBetween(Dendrogram tree, int a, int b) {
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      if (order().start(node) <= a && b < order().end(node)) {
        return tree.height(node);
      }
    }
    throw new AssertionError("no node around " + a + " and " + b);
  }

  @Test
  void columnsOfRowsAreThoseOfTheirClassesTogether() {
    Sections file = Sections.of("part-0");
    int[] bounds = bounds(0, file);
    for (int row = 0; row + 1 < bounds.length; row++) {
      double sum = 0;
      for (int position = bounds[row]; position < bounds[row + 1]; position++) {
        sum += order().classAt(position) + 0.5;
      }
      int size = bounds[row + 1] - bounds[row];
      assertThat((double) file.floats("column-mean")[row]).isCloseTo(sum / size, within(1e-3));
      assertThat(file.floats("column-samples")[row]).isEqualTo(9f * size);
    }
  }

  @Test
  void blocksBeginAndEndWithRows() throws IOException {
    int shown = 0;
    for (int part = 0; part < parts(); part++) {
      Sections file = Sections.of("part-" + part);
      int[] bounds = bounds(part, file);
      JsonNode blocks = file.json("run").get("blocks");
      for (int index = 0; index < blocks.size(); index++) {
        Block block = model.result().blocks().blocks().get(file.ints("block-ids")[index]);
        assertThat(bounds[blocks.get(index).get("start").asInt()]).isEqualTo(block.start());
        assertThat(bounds[blocks.get(index).get("end").asInt()]).isEqualTo(block.end());
        assertThat(blocks.get(index).get("size").asInt()).isEqualTo(block.size());
        int parent = blocks.get(index).get("parent").asInt();
        assertThat(parent < 0 ? -1 : file.ints("block-ids")[parent]).isIn(-1, block.parentId());
        shown++;
      }
    }
    assertThat(shown).isGreaterThanOrEqualTo(model.result().blocks().blocks().size());
  }

  @Test
  void neighboursOutsideFollowTheRows() throws IOException {
    int outside = 0;
    for (int part = 1; part < parts(); part++) {
      Sections file = Sections.of("part-" + part);
      int[] ids = file.ints("class-ids");
      int count = file.json("run").get("neighbourCount").asInt();
      JsonNode names = file.json("run").get("names");
      assertThat(names).hasSize(ids.length);
      int[] bounds = bounds(part, file);
      for (int row = 0; row + 1 < bounds.length; row++) {
        int[] nearest = model.result().neighbours().of(order().classAt(bounds[row]));
        assertThat(ids[row]).isEqualTo(order().classAt(bounds[row]));
        for (int rank = 0; rank < nearest.length; rank++) {
          int found = file.ints("neighbours")[row * count + rank];
          assertThat(ids[found]).isEqualTo(nearest[rank]);
          assertThat(names.get(found).asText())
              .isEqualTo(model.result().classes().name(nearest[rank]));
          outside += found + 1 < bounds.length ? 0 : 1;
        }
      }
    }
    assertThat(outside).isPositive();
  }

  @Test
  void confusionsOfRowsAreSums() {
    Sections file = Sections.of("part-0");
    float sum = 0;
    for (float value : file.floats("layer-confusion-values")) {
      sum += value;
    }
    assertThat(sum).isEqualTo(13);
  }

  @Test
  void placesOfClassesAndBlocksLieBeside() {
    int[] positions = Sections.of("classes-0").ints("numbers");
    assertThat(positions).hasSize(SIZE);
    assertThat(order().classAt(positions[17])).isEqualTo(17);
    assertThat(Sections.of("blocks-0").ints("numbers")).startsWith(0, 100, 0, 30, 5, 9);
  }

  @Test
  void namesAreSortedAsTheyAreSearched() throws IOException {
    Sections file = Sections.of("names-0");
    JsonNode names = file.json("names");
    List<String> sorted = new ArrayList<>();
    names.forEach(name -> sorted.add(NameIndex.folded(name.asText())));
    assertThat(sorted).hasSize(SIZE + 5).isSorted();
    assertThat(whole.get("firstNames")).hasSize(1);
    int[] numbers = file.ints("numbers");
    for (int at = 0; at < sorted.size(); at++) {
      String name = names.get(at).asText();
      if (numbers[4 * at] == 0) {
        assertThat(name).isEqualTo(nameAt(numbers[4 * at + 2]));
      } else {
        assertThat(name)
            .isEqualTo(model.result().blocks().blocks().get(numbers[4 * at + 1]).name());
      }
    }
    assertThat(NameIndex.folded("\u00c9t\u00e9 \ufb01x")).isEqualTo("ete fix");
  }
}
