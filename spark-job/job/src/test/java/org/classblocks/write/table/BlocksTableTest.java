package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Example;
import org.junit.jupiter.api.Test;

class BlocksTableTest {
  private static byte[] written(BlockForest blocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BlocksTable.write(
        blocks,
        Optional.of(Example.errors()),
        Example.classes(),
        new TaxonomyFields(Optional.empty()),
        out);
    return out.toByteArray();
  }

  @Test
  void giveBackTheBlocks() throws IOException {
    BlockForest found = BlocksTable.read(written(Example.blocks()), 0.0625, 5);
    assertThat(found.blocks()).isEqualTo(Example.blocks().blocks());
    assertThat(found.noiseFloor()).isEqualTo(0.0625);
    assertThat(found.innermostAt(4)).isEqualTo(-1);
    assertThat(BlocksTable.read(written(new BlockForest(List.of(), 0, 5)), 0, 5).blocks())
        .isEmpty();
  }

  @Test
  void refuseBlocksThatDoNotFitTheClasses() throws IOException {
    byte[] file = written(Example.blocks());
    assertThatThrownBy(() -> BlocksTable.read(file, 0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not nested");
  }
}
