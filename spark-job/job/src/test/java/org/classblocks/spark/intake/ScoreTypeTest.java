package org.classblocks.spark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTypeTest {
  @ParameterizedTest
  @CsvSource({"4, 4", "9, 2", "18, 6", "18, 18", "20, 3", "38, 30", "38, 0"})
  void aDecimalBecomesTheNearestDouble(int precision, int scale) {
    Random random = new Random(precision * 100L + scale);
    DecimalType type = DataTypes.createDecimalType(precision, scale);
    ScoreType decimals = ScoreType.ofNamed(type).orElseThrow();
    int count = 500;
    Object[] scores = new Object[count];
    try (OnHeapColumnVector vector = new OnHeapColumnVector(count, type)) {
      double[] expected = new double[count];
      for (int i = 0; i < count; i++) {
        BigInteger unscaled =
            new BigInteger(130, random).mod(BigInteger.TEN.pow(1 + random.nextInt(precision)));
        BigDecimal score =
            new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
        expected[i] = Double.parseDouble(score.toString());
        scores[i] = Decimal.apply(score, precision, scale);
        vector.putDecimal(i, (Decimal) scores[i], precision);
        assertThat(decimals.at(new GenericArrayData(scores), i)).isEqualTo(expected[i]);
      }
      assertThat(decimals.doubles(vector, 0, count)).isEqualTo(expected);
    }
  }

  @Test
  void integersKeepTheirValues() {
    try (OnHeapColumnVector vector = new OnHeapColumnVector(3, DataTypes.ShortType)) {
      vector.putShort(0, Short.MIN_VALUE);
      vector.putShort(1, (short) 255);
      vector.putShort(2, Short.MAX_VALUE);
      ScoreType shorts = ScoreType.ofNamed(DataTypes.ShortType).orElseThrow();
      assertThat(shorts.isFloat()).isTrue();
      assertThat(shorts.floats(vector, 1, 2)).containsExactly(255, 32767);
      assertThat(shorts.doubles(vector, 0, 1)).containsExactly(-32768);
    }
    try (OnHeapColumnVector vector = new OnHeapColumnVector(1, DataTypes.IntegerType)) {
      vector.putInt(0, Integer.MAX_VALUE);
      ScoreType ints = ScoreType.ofVector(DataTypes.IntegerType).orElseThrow();
      assertThat(ints.isFloat()).as("a float does not hold it").isFalse();
      assertThat(ints.doubles(vector, 0, 1)).containsExactly(Integer.MAX_VALUE);
    }
  }

  @Test
  void onlyFloatsAreScoresByTheirTypeAlone() {
    DataType decimal = DataTypes.createDecimalType(5, 4);
    for (DataType type : new DataType[] {DataTypes.ShortType, DataTypes.ByteType, decimal}) {
      assertThat(ScoreType.of(type)).isEmpty();
      assertThat(ScoreType.ofNamed(type)).isPresent();
    }
    assertThat(ScoreType.ofNamed(DataTypes.IntegerType)).isEmpty();
    assertThat(ScoreType.ofVector(DataTypes.LongType)).isEmpty();
    assertThat(ScoreType.of(DataTypes.FloatType)).contains(FloatingScores.FLOAT);
  }
}
