package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.classblocks.linalg.SymmetricMatrix;
import org.junit.jupiter.api.Test;

class SimilarityMatrixTest {
  private static final SymmetricMatrix VALUES =
      SymmetricMatrix.builder(3)
          .set(0, 0, 1)
          .set(0, 1, Double.NaN)
          .set(0, 2, 0.25)
          .set(1, 1, Double.NaN)
          .set(1, 2, Double.NaN)
          .set(2, 2, 1)
          .build();

  @Test
  void tellsUsableClassesFromOthers() {
    ClassStatus[] statuses = {ClassStatus.OK, ClassStatus.CONSTANT, ClassStatus.OK};
    SimilarityMatrix matrix = new SimilarityMatrix(ClassList.numbered(3), statuses, VALUES);
    statuses[0] = ClassStatus.OUT_OF_RANGE;
    assertThat(matrix.size()).isEqualTo(3);
    assertThat(matrix.status(0)).isEqualTo(ClassStatus.OK);
    assertThat(matrix.usableClasses()).containsExactly(0, 2);
    assertThat(matrix.excludedClasses()).containsExactly(1);
  }

  @Test
  void copiesRowsByClassId() {
    ClassStatus[] statuses = {ClassStatus.OK, ClassStatus.CONSTANT, ClassStatus.OK};
    SimilarityMatrix matrix = new SimilarityMatrix(ClassList.numbered(3), statuses, VALUES);
    double[] row = new double[3];
    matrix.copyRow(2, row);
    assertThat(row).containsExactly(0.25, Double.NaN, 1);
    assertThat(matrix.at(2, 0)).isEqualTo(matrix.at(0, 2)).isEqualTo(0.25);
  }

  @Test
  void refusesPartsOfUnlikeSize() {
    assertThatThrownBy(
            () -> new SimilarityMatrix(ClassList.numbered(2), new ClassStatus[3], VALUES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 classes, 3 statuses, 3 rows");
    assertThatThrownBy(
            () -> new SimilarityMatrix(ClassList.numbered(4), new ClassStatus[4], VALUES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 classes, 4 statuses, 3 rows");
  }

  @Test
  void statusesHaveTheWordsOfTheOutput() {
    assertThat(ClassStatus.OK.text()).isEqualTo("ok");
    assertThat(ClassStatus.CONSTANT.text()).isEqualTo("constant");
    assertThat(ClassStatus.OUT_OF_RANGE.text()).isEqualTo("out-of-range");
  }
}
