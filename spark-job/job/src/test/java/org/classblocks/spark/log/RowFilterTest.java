package org.classblocks.spark.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

@SparkTest
class RowFilterTest {
  private static final List<ExpressionInfo> FUNCTIONS =
      CollectionConverters.asJava(FunctionRegistry.expressions()).values().stream()
          .map(Tuple2::_1)
          .toList();

  private static final Pattern EXAMPLE = Pattern.compile("> SELECT (.*?);\\s*$", Pattern.MULTILINE);

  /** Queries, names for results, a type that Spark knows in part, and what makes several rows. */
  private static final Pattern UNUSABLE =
      Pattern.compile(
          "\\bFROM\\b|\\bAS (S|result)\\b|TIME'|\\w+_time\\(|json_tuple|schema_of_variant_agg");

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
        "split like any ('%1', '%2') and not id between 2 and 4 | 4",
        "date'2026-01-31' + interval 1 month > timestamp'2026-01-01 00:00:00' - interval '1' hour |"
            + " 10",
        "case when id > 3 then scores[0] = 1 else split is null end | 6",
        "struct(id as x).x % 3 = 0 and map('a', id)['a'] > 0 | 3",
        "split collate utf8_lcase = 'S1' and typeof(id) = 'bigint' | 5",
        "rand(7) < 2 and uuid() is not null | 10",
      })
  void expressionsOverColumnsAreTaken(String predicate, long expected) {
    assertThat(new RowFilter(predicate, List.of()).of(rows()).count()).isEqualTo(expected);
  }

  /** Each goes through what Spark makes of it, down to the nodes that only its analysis knows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "array_funcs",
        "bitwise_funcs",
        "collection_funcs",
        "conditional_funcs",
        "conversion_funcs",
        "csv_funcs",
        "datetime_funcs",
        "hash_funcs",
        "json_funcs",
        "lambda_funcs",
        "map_funcs",
        "math_funcs",
        "predicate_funcs",
        "string_funcs",
        "struct_funcs",
        "url_funcs",
        "variant_funcs"
      })
  void examplesOfSparksDocumentationAreTaken(String group) {
    String predicate =
        FUNCTIONS.stream()
            .filter(info -> info.getGroup().equals(group))
            .flatMap(info -> EXAMPLE.matcher(info.getExamples()).results())
            .map(example -> example.group(1))
            .filter(example -> !UNUSABLE.matcher(example).find())
            .distinct()
            .map(example -> "(" + example + ") is not null")
            .collect(Collectors.joining("\n and "));
    assertThat(predicate).isNotEmpty();
    assertThat(new RowFilter(predicate, List.of()).of(rows()).columns()).hasSize(3);
  }

  @Test
  void functionsThatDoMoreThanComputeAreRefused() {
    Set<String> groups =
        Set.of(
            "agg_funcs", "generator_funcs", "misc_funcs", "window_funcs", "xml_funcs", "st_funcs");
    Set<String> allowed =
        Set.of(
            "input_file_name",
            "monotonically_increasing_id",
            "spark_partition_id",
            "typeof",
            "uuid");
    int refused = 0;
    for (ExpressionInfo info : FUNCTIONS) {
      if (groups.contains(info.getGroup()) && !allowed.contains(info.getName())) {
        assertThatThrownBy(
                () -> new RowFilter(info.getName() + "(id) is null", List.of()).of(rows()))
            .as(info.getName())
            .isInstanceOf(UserErrorException.class)
            .hasMessageContaining(" uses ")
            .hasMessageContaining(". Use only columns, constants,");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'getProperty', 'user.home') like '%'",
        "id > 1 or Java_Method('java.lang.Integer', 'parseInt', '7') = '7'",
        "exists(scores, x -> try_reflect('java.lang.Math', 'abs', 1) = '1')",
        "`reflect`('java.lang.Math', 'abs', 1) = '1'",
        "IDENTIFIER('reflect')('java.lang.Math', 'abs', 1) = '1'",
        "IDENTIFIER('ref' || 'lect')('java.lang.Math', 'abs', 1) is null",
        "IDENTIFIER(reflect('java.lang.Math', 'abs', 1)) = 1",
        "IDENTIFIER('id') > 3",
        "builtin.reflect('java.lang.Math', 'abs', 1) = '1'",
        "system.builtin.abs(id) > 3",
        "raise_error('x')",
        "id > 3 or assert_true(id < 0) is null",
        "current_user() = 'x'",
        "current_user = 'x'",
        "xpath_string('<a/>', 'a') = ''",
        "from_xml('<a/>', 'a int', map('rowValidationXSDPath', '/etc/passwd')) is null",
      })
  void whatDoesMoreThanComputeIsRefused(String predicate) {
    refuses(predicate, " uses ");
  }

  /** Also those that take the name of one of Spark's. */
  @ParameterizedTest
  @CsvSource({"of_the_session, of_the_session", "negative, scalaudf"})
  void functionsOfTheSessionAreRefused(String name, String told) {
    SparkSession session = LocalSpark.session().newSession();
    UDF1<Long, Long> one = value -> 1L;
    session.udf().register(name, one, DataTypes.LongType);
    assertThatThrownBy(
            () -> new RowFilter(name + "(id) = 1", List.of()).of(session.range(10).toDF()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("' uses " + told + ". Use only columns,");
  }

  @Test
  void variablesOfTheSessionAreRefused() {
    LocalSpark.session().sql("DECLARE VARIABLE secret_of_the_session INT DEFAULT 3");
    try {
      refuses("id = secret_of_the_session", " uses ");
    } finally {
      LocalSpark.session().sql("DROP TEMPORARY VARIABLE secret_of_the_session");
    }
  }

  @Test
  void nothingIsCalledBeforeItIsRefused() throws IOException {
    Path file = folder.resolve("made");
    refuses(
        "reflect('java.io.File', 'createTempFile', 'made', '', '" + folder + "') = 'x'",
        "uses reflect");
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
        "id > 'a",
        "split = \"s1",
        "id > 1 /* and",
        "1 / 0 > id",
      })
  void whatIsNoPredicateIsRefusedInOneLine(String predicate) {
    refuses(predicate, "");
  }

  /** Whatever the parser or the planner does with them. */
  static Stream<String> excesses() {
    return Stream.of(
        "(".repeat(3_000) + "id" + ")".repeat(3_000) + " > 3",
        "(".repeat(50_000),
        "[".repeat(50_000),
        "abs(".repeat(190) + "id" + ")".repeat(190) + " > 3 and " + "not ".repeat(20_000) + "true",
        "not ".repeat(400) + "(id > 3)",
        "-".repeat(90_000) + "1 > 0",
        "case when id > 2 then ".repeat(1_000) + "true",
        "id" + " + id".repeat(20_000) + " > 3",
        "id" + ".x".repeat(40_000) + " > 3",
        "7".repeat(99_000) + " > id",
        "'".repeat(99_999),
        "id in (" + "7,".repeat(500_000) + "7)",
        "split = '" + "x".repeat(1_000_000) + "'");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("excesses")
  void excessesAreRefusedInOneLine(String predicate) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () ->
            assertThatThrownBy(() -> new RowFilter(predicate, List.of()).of(rows()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith(
                    "Configuration key input.filter: '" + predicate.substring(0, 1_000) + "…' ")
                .hasMessageMatching("[^\n]{1100,2500}[a-z0-9]\\S*"));
  }

  @Test
  void longListsAreTaken() {
    String ids =
        IntStream.range(5, 15_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(new RowFilter("id in (" + ids + ")", List.of()).of(rows()).count()).isEqualTo(5);
  }

  private static void refuses(String predicate, String why) {
    assertThatThrownBy(() -> new RowFilter(predicate, List.of()).of(rows()))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.USAGE))
        .hasMessageStartingWith(
            "Configuration key input.filter: '" + predicate.replace('\n', ' ') + "' ")
        .hasMessageMatching("(?s).*[a-z0-9]\\S*")
        .hasMessageContaining(why);
  }
}
