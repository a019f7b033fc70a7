package org.classblocks.spark.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Map;

class ReadFailuresTest {
  private static SparkException spark(String condition, Throwable cause) {
    return new SparkException(condition, new Map.Map1<>("path", "a.parquet"), cause);
  }

  @Test
  void aFileThatCannotBeReadIsTheCallersMistakeInOneLine() {
    SparkException reading =
        spark(
            "FAILED_READ_FILE.NO_HINT",
            new IOException("not a Parquet file. Expected magic number\nat tail"));
    RuntimeException failure =
        ReadFailures.asUserError(new RuntimeException("job aborted", reading));
    assertThat(failure)
        .isInstanceOf(UserErrorException.class)
        .hasRootCauseMessage("not a Parquet file. Expected magic number\nat tail");
    assertThat(failure.getMessage())
        .startsWith("The log cannot be read: [FAILED_READ_FILE.NO_HINT]")
        .contains("a.parquet: not a Parquet file. Expected magic number. ")
        .endsWith("or leave it out with input.skip-files.")
        .doesNotContain("\n");
  }

  @Test
  void aMistakeThatIsAlreadyToldStaysAsItIs() {
    UserErrorException told = UserErrorException.input("There is no log. Check the path.");
    assertThat(ReadFailures.asUserError(new IllegalStateException(new RuntimeException(told))))
        .isSameAs(told);
  }

  @Test
  void anyOtherFailureStaysABug() {
    RuntimeException bug = new IllegalArgumentException("bug");
    assertThat(ReadFailures.asUserError(bug)).isSameAs(bug);
    SparkException other = SparkException.internalError("bug");
    assertThat(ReadFailures.asUserError(other))
        .isNotInstanceOf(UserErrorException.class)
        .hasCause(other);
  }

  @Test
  void aFailureMayHaveNoMessage() {
    assertThat(UserErrorException.firstLine(new IOException())).isEqualTo("IOException");
    assertThat(UserErrorException.firstLine(new IOException("a\nb"))).isEqualTo("a");
    assertThat(UserErrorException.firstLine(new IOException("a.b: c.\nd"))).isEqualTo("a.b: c");
    assertThat(UserErrorException.firstLine(new IOException(""))).isEqualTo("IOException");
  }
}
