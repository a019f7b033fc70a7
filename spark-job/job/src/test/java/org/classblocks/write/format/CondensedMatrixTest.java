package org.classblocks.write.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.classblocks.fixtures.Example;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.write.table.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondensedMatrixTest {
  private static byte[] written(SimilarityMatrix similarity) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CondensedMatrix.write(similarity, out);
    return out.toByteArray();
  }

  private static SymmetricMatrix read(byte[] file, int size) throws IOException {
    return CondensedMatrix.read(new ByteArrayInputStream(file), size).build();
  }

  /** The pairs in the order of scipy.spatial.distance.squareform of a 5 x 5 matrix. */
  @Test
  void holdsEveryPairInTheOrderOfScipy() throws IOException {
    NpyFile file = new NpyFile(written(Example.similarity()));
    double nan = Double.NaN;
    assertThat(file.type()).isEqualTo("<f8");
    assertThat(file.shape()).containsExactly(10);
    assertThat(file.doubles())
        .containsExactly(0.125, nan, -0.25, 0.5, nan, 0.75, 0.0625, nan, nan, -0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 127, 128, 129, 300})
  void givesBackEveryDigit(int size) throws IOException {
    SplittableRandom random = new SplittableRandom(size);
    SymmetricMatrix.Builder builder = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        builder.set(i, j, random.nextDouble(-1, 1));
      }
    }
    SymmetricMatrix values = builder.build();
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.fill(statuses, ClassStatus.OK);
    byte[] file = written(new SimilarityMatrix(ClassList.numbered(size), statuses, values));
    SymmetricMatrix found = read(file, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        assertThat(found.at(i, j)).isEqualTo(values.at(i, j));
      }
    }
  }

  @Test
  void refusesWhatIsNoSuchArray() throws IOException {
    byte[] file = written(Example.similarity());
    assertThatThrownBy(() -> read(file, 4)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(new byte[0], 5)).isInstanceOf(IOException.class);
    byte[] cut = Arrays.copyOf(file, file.length - 1);
    assertThatThrownBy(() -> read(cut, 5)).isInstanceOf(IOException.class);
  }
}
