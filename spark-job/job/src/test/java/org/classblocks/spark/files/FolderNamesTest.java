package org.classblocks.spark.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class FolderNamesTest {
  @Test
  void namesAreStringsWhateverTheyLookLike() {
    StructType inferred =
        StructType.fromDDL(
            "scores float, Label int, fold int, day date, at timestamp, rate double");
    StructType spelled = FolderNames.spelled(inferred, List.of("label", "DAY", "at", "other"));
    assertThat(spelled)
        .isEqualTo(
            StructType.fromDDL(
                "scores float, Label string, fold int, day string, at string, rate double"));
  }
}
