package org.classblocks.write.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.classblocks.fixtures.Example;
import org.classblocks.moments.ListedPairs;
import org.classblocks.write.table.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondensedCountsTest {
  private static byte[] written(ListedPairs listed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CondensedCounts.write(listed, out);
    return out.toByteArray();
  }

  private static ListedPairs read(byte[] file, int size) throws IOException {
    return CondensedCounts.read(new ByteArrayInputStream(file), size).result(0);
  }

  /** The pairs in the order of scipy.spatial.distance.squareform of a 5 x 5 matrix. */
  @Test
  void holdsEveryPairInTheOrderOfScipy() throws IOException {
    NpyFile file = new NpyFile(written(Example.listed()));
    assertThat(file.type()).isEqualTo("<i4");
    assertThat(file.shape()).containsExactly(10);
    assertThat(file.ints()).containsExactly(1, 2, 3, 4, 12, 13, 14, 23, 24, 34);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 129})
  void givesBackEveryCount(int size) throws IOException {
    SplittableRandom random = new SplittableRandom(size);
    ListedPairs.Builder builder = new ListedPairs.Builder(size);
    for (int a = 0; a < size; a++) {
      builder.set(a, a, 0);
      for (int b = 0; b < a; b++) {
        builder.set(a, b, random.nextInt() & Integer.MAX_VALUE);
      }
    }
    ListedPairs listed = builder.result(0);
    ListedPairs found = read(written(listed), size);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        assertThat(found.both(a, b)).isEqualTo(listed.both(a, b));
      }
    }
  }

  @Test
  void refusesWhatIsNoSuchArray() throws IOException {
    byte[] file = written(Example.listed());
    assertThatThrownBy(() -> read(file, 4)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(new byte[0], 5)).isInstanceOf(IOException.class);
    byte[] cut = Arrays.copyOf(file, file.length - 1);
    assertThatThrownBy(() -> read(cut, 5)).isInstanceOf(IOException.class);
  }
}
