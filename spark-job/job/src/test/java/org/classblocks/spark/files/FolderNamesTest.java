package org.classblocks.spark.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderNamesTest {
  @ParameterizedTest
  @CsvSource({
    "7, 12, int",
    "-7, 0, int",
    "7, __HIVE_DEFAULT_PARTITION__, int",
    "007, 12, string",
    "%30, 12, int",
    "+7, 12, string",
    "1e3, 2.5, string",
    "0.5, 2.5, int",
    "1.10, 2.5, string",
    "2.0, 2.5, string",
    "7d, 1, string"
  })
  void namesAreStringsWhereNumbersWouldBeSpelledOtherwise(
      String first, String second, String type) {
    List<String> files =
        List.of(
            "file:/logs/Label=" + first + "/a.parquet",
            "file:/logs/Label=" + second + "/b.parquet");
    StructType inferred =
        new StructType()
            .add("scores", DataTypes.FloatType)
            .add("Label", DataTypes.IntegerType)
            .add("fold", DataTypes.IntegerType);
    StructType spelled = FolderNames.spelled(inferred, List.of("label", "other"), files);
    assertThat(spelled.apply("Label").dataType().simpleString()).isEqualTo(type);
    assertThat(spelled.apply("fold").dataType()).isEqualTo(DataTypes.IntegerType);
    DataType scores = spelled.apply("scores").dataType();
    assertThat(scores).isEqualTo(DataTypes.FloatType);
  }
}
