package org.classblocks.write.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.classblocks.fixtures.Example;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.write.table.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderArraysTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private NpyFile file() {
    return new NpyFile(out.toByteArray());
  }

  @Test
  void writesSimilaritiesByPosition() throws IOException {
    OrderedMatrix.write(Example.similarity(), Example.order(), out);
    float nan = Float.NaN;
    assertThat(file().type()).isEqualTo("<f4");
    assertThat(file().shape()).containsExactly(5, 5);
    assertThat(file().floats())
        .containsExactly(
            1, 0.75f, 0.125f, 0.0625f, nan, //
            0.75f, 1, -0.25f, -0.5f, nan, //
            0.125f, -0.25f, 1, 0.5f, nan, //
            0.0625f, -0.5f, 0.5f, 1, nan, //
            nan, nan, nan, nan, nan);
  }

  @Test
  void writesTheClassAtEachPosition() throws IOException {
    OrderArrays.writeOrder(Example.order(), out);
    assertThat(file().type()).isEqualTo("<i4");
    assertThat(file().shape()).containsExactly(5);
    assertThat(file().ints()).containsExactly(1, 3, 0, 4, 2);
  }

  @Test
  void writesTheDendrogramAsScipyHasIt() throws IOException {
    OrderArrays.writeLinkage(Example.order().dendrogram(), out);
    assertThat(file().type()).isEqualTo("<f8");
    assertThat(file().shape()).containsExactly(3, 4);
    assertThat(file().doubles()).containsExactly(1, 2, 0.25, 2, 0, 3, 0.5, 2, 4, 5, 1.5, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void writesNoMergesForFewerThanTwoLeaves(int leaves) throws IOException {
    OrderArrays.writeLinkage(new Dendrogram(leaves, new int[0], new int[0], new double[0]), out);
    assertThat(file().shape()).containsExactly(0, 4);
    assertThat(file().doubles()).isEmpty();
  }

  @Test
  void writesAnOrderOfNothing() throws IOException {
    Dendrogram empty = new Dendrogram(0, new int[0], new int[0], new double[0]);
    OrderArrays.writeOrder(new ClassOrder(empty, Permutation.of(), new int[0], 0), out);
    assertThat(file().shape()).containsExactly(0);
    assertThat(file().ints()).isEmpty();
  }
}
