package org.classblocks.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.LocalSpark;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
  @TempDir private static Path folder;

  private static Dataset<Row> rows() {
    return LocalSpark.session()
        .sql("SELECT id, concat('s', id % 2) AS split, array(1f, id) AS scores FROM range(10)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "split = 's1' | 5",
        "id between 3 and 4 or scores[1] = 9 | 3",
        "exists(scores, x -> x = 7) | 1",
        "date'2026-01-01' <= current_date() | 10",
        "split like 's%' and id in (1, 2, 3) | 3",
      })
  void expressionsOverColumnsAreTaken(String predicate, long expected) {
    assertThat(new RowFilter(predicate).of(rows()).count()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'getProperty', 'user.home') like '%'",
        "id > 1 or Java_Method('java.lang.Integer', 'parseInt', '7') = '7'",
        "exists(scores, x -> try_reflect('java.lang.Math', 'abs', 1) = '1')",
        "`reflect`('java.lang.Math', 'abs', 1) = '1'",
      })
  void callsOfJavaAreRefused(String predicate) {
    refuses(predicate, "calls Java by");
  }

  @Test
  void nothingIsCalledBeforeItIsRefused() throws IOException {
    Path file = folder.resolve("made");
    refuses(
        "reflect('java.io.File', 'createTempFile', 'made', '', '" + folder + "') = 'x'",
        "calls Java by reflect");
    assertThat(file).doesNotExist();
    try (var made = Files.list(folder)) {
      assertThat(made).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id in (select id from range(3))",
        "exists (select 1 from range(3))",
        "id > (select max(id) - 3 from range(5))",
        "split in (select value from text.`/etc/passwd`)",
      })
  void queriesAreRefused(String predicate) {
    refuses(predicate, "has a query in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id > 1; drop table x",
        "id > 1) or (1 = 1",
        "nonsense > 3",
        "id",
        "count(id) > 3",
        "row_number() over (order by id) < 3",
        "unheard_of(id)",
        "select 1",
        "*",
        "id > 1 --\n; x",
      })
  void whatIsNoPredicateIsRefusedInOneLine(String predicate) {
    refuses(predicate, "");
  }

  private static void refuses(String predicate, String why) {
    assertThatThrownBy(() -> new RowFilter(predicate).of(rows()))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.USAGE))
        .hasMessageStartingWith("Configuration key input.filter: '" + predicate + "' ")
        .hasMessageContaining(why);
  }
}
