package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.fixtures.Example;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class BlocksJsonTest {
  private static String json(BlockForest forest, ClassOrder order, ClassList classes)
      throws IOException {
    return json(forest, order, classes, Optional.empty());
  }

  private static String json(
      BlockForest forest, ClassOrder order, ClassList classes, Optional<TaxonomyMatches> taxonomy)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BlocksJson.write(forest, Optional.empty(), order, classes, new TaxonomyFields(taxonomy), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nestsBlocksAsTheyLie() throws IOException {
    JsonNode found =
        new ObjectMapper()
            .readTree(
                json(
                    Example.blocks(),
                    Example.order(),
                    Example.classes(),
                    Example.alignedResults().taxonomy()));
    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"noise_floor": 0.0625, "blocks": [
                  {"block_id": 0, "parent_id": null, "depth": 0, "start": 0, "end": 4, "size": 4,
                   "cohesion": 0.25, "separation": null, "persistence": 0.125, "contrast": 6.5, "support": 0.75,
                   "hub_class_id": 1, "hub_class_name": "it's, (a) [b]:c;",
                   "general_class_id": 3, "general_class_name": "crane",
                   "name": "all \\"of\\" it", "taxonomy_id": "top", "taxonomy_name": "top",
                   "taxonomy_f1": 0.8571428571428571, "taxonomy_jaccard": 0.75,
                   "taxonomy_precision": 0.75, "taxonomy_recall": 1.0, "class_ids": [1, 3, 0, 4], "children": [
                    {"block_id": 1, "parent_id": 0, "depth": 1, "start": 0, "end": 2, "size": 2,
                     "cohesion": 0.75, "separation": 0.1, "persistence": 0.5, "contrast": 12.0, "support": 1.0,
                     "hub_class_id": 3, "hub_class_name": "crane",
                     "general_class_id": null, "general_class_name": null,
                     "name": "cranes", "taxonomy_id": null, "taxonomy_name": null,
                     "taxonomy_f1": 0.4, "taxonomy_jaccard": 0.25, "taxonomy_precision": 0.5,
                     "taxonomy_recall": 0.3333333333333333, "class_ids": [1, 3], "children": []},
                    {"block_id": 2, "parent_id": 0, "depth": 1, "start": 2, "end": 4, "size": 2,
                     "cohesion": 0.5, "separation": 0.2, "persistence": 0.25, "contrast": 8.0, "support": null,
                     "hub_class_id": 0, "hub_class_name": "crane",
                     "general_class_id": null, "general_class_name": null,
                     "name": "others", "taxonomy_id": "cranes",
                     "taxonomy_name": "crane, \\"all\\"\\n<b>kinds</b>",
                     "taxonomy_f1": 1.0, "taxonomy_jaccard": 1.0, "taxonomy_precision": 1.0,
                     "taxonomy_recall": 1.0, "class_ids": [0, 4], "children": []}]}]}
                """);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void saysWhatTheClassifierGetsWrong() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BlocksJson.write(
        Example.blocks(),
        Optional.of(Example.errors()),
        Example.order(),
        Example.classes(),
        new TaxonomyFields(Optional.empty()),
        out);
    JsonNode block = new ObjectMapper().readTree(out.toByteArray()).at("/blocks/0/children/1");
    assertThat(block.at("/labels").asDouble()).isEqualTo(6);
    assertThat(block.at("/errors").asDouble()).isEqualTo(2);
    assertThat(block.at("/error_rate").asDouble()).isEqualTo(2 / 6.0);
    assertThat(block.at("/errors_inside").asDouble()).isEqualTo(0.5);
    assertThat(block.at("/inside_share").asDouble()).isEqualTo(0.25);
    assertThat(block.at("/confusions"))
        .containsExactly(
            new ObjectMapper()
                .readTree(
                    """
                    {"actual_id": 0, "predicted_id": 4, "count": 0.5,
                     "actual_name": "crane", "predicted_name": "猫 \\"🐈\\""}
                    """));
  }

  @Test
  void saysNullWithoutATaxonomy() throws IOException {
    String json = json(Example.blocks(), Example.order(), Example.classes());
    for (JsonNode block : new ObjectMapper().readTree(json).findParents("block_id")) {
      for (String field : List.of("id", "name", "f1", "jaccard", "precision", "recall")) {
        assertThat(block.get("taxonomy_" + field).isNull()).as(field).isTrue();
      }
    }
  }

  @Test
  void writesNoBlocks() throws IOException {
    BlockForest none = new BlockForest(List.of(), Double.NaN, 5);
    assertThat(new ObjectMapper().readTree(json(none, Example.order(), Example.classes())))
        .isEqualTo(new ObjectMapper().readTree("{\"noise_floor\": null, \"blocks\": []}"));
  }

  @Test
  void nestsTwoThousandDeep() throws IOException {
    int depth = 2000;
    List<Block> blocks = new ArrayList<>();
    for (int id = 0; id < depth; id++) {
      blocks.add(
          new Block(id, id - 1, id, 0, depth - id, 0.5, 0, 0, 0, Double.NaN, 0, -1, "half \ud83d"));
    }
    Dendrogram empty = new Dendrogram(0, new int[0], new int[0], new double[0]);
    ClassOrder order = new ClassOrder(empty, Permutation.of(), new int[0], depth);
    String json = json(new BlockForest(blocks, 0, depth), order, ClassList.numbered(depth));
    assertThat(json).endsWith("}\n").contains("\"half ?\"");
    assertThat(json.chars().filter(c -> c == '{')).hasSize(depth + 1);
    assertThat(json.chars().filter(c -> c == '}')).hasSize(depth + 1);
  }
}
