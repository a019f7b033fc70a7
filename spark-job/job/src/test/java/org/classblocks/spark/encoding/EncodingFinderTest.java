package org.classblocks.spark.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingFinderTest {
  private static final ClassList ANIMALS =
      new ClassList(List.of("crane", "dog", "crane"), List.of("n0", "n1", "n2"));

  private static LogEncoding find(String ddl, ClassList classes, String... assignments) {
    return find(new LogSchema(StructType.fromDDL(ddl)), classes, assignments);
  }

  private static LogEncoding find(LogSchema schema, ClassList classes, String... assignments) {
    ConfigSource source = new ConfigSource();
    Stream.of(assignments).forEach(source::addAssignment);
    return new EncodingFinder(schema, JobConfig.from(source).input(), Optional.ofNullable(classes))
        .find();
  }

  private static String columns(LogEncoding encoding) {
    return encoding.columns().stream().map(LogColumn::name).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scores array<float>, label int | dense arrays | scores",
        "Scores array<double> | dense arrays | Scores",
        "scores binary | packed | scores",
        "scores string | text of numbers | scores",
        "id int, logits string | text of numbers | logits",
        "scores map<int,float> | maps | scores",
        "scores map<tinyint,double>, ids array<int>, values array<float> | maps | scores",
        "scores map<string,double> | maps | scores",
        "scores array<struct<class:int,score:float>> | lists of structs | scores",
        "scores array<struct<p:double,name:string>> | lists of structs | scores",
        "scores struct<type:tinyint,size:int,indices:array<int>,values:array<double>>"
            + " | MLlib vectors | scores",
        "ids array<int>, values array<float> | sparse arrays | ids values",
        "values array<double>, ids array<string>, x float, y float | sparse arrays | ids values",
        "sample_id string, class int, score float | one row per prediction | class score",
        "scores double, class string, sample_id bigint | one row per prediction | class scores",
        "score array<float>, class int | dense arrays | score",
        "cat float, `a.b` double, n int, tag string | one column per class | cat a.b",
      })
  void recognisesEveryEncodingByItsColumns(String ddl, String word, String columns) {
    LogEncoding encoding = find(ddl, null);
    assertThat(encoding.word()).isEqualTo(word);
    assertThat(columns(encoding)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scores array<array<double>> | dense arrays",
        "scores array<decimal(9,4)> | dense arrays",
        "scores array<smallint> | dense arrays",
        "scores array<tinyint> | dense arrays",
        "scores array<int> | dense arrays",
        "probs array<array<decimal(9,4)>> | dense arrays",
        "scores map<string,decimal(9,4)> | maps",
        "scores array<struct<id:int,score:smallint>> | lists of structs",
        "scores array<struct<id:smallint,score:smallint>> | lists of structs",
        "scores array<struct<id:int,rank:int,prob:decimal(5,4)>> | lists of structs",
        "ids array<int>, values array<tinyint> | sparse arrays",
        "sample_id int, class int, score decimal(5,4) | one row per prediction",
      })
  void namedScoresMayBeDecimalsAndSmallIntegers(String ddl, String word) {
    assertThat(find(ddl, ANIMALS).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tokens array<smallint>", "price array<decimal(9,2)>", "boxes array<array<int>>"})
  void otherColumnsOfSuchTypesAreNeverHintedAt(String ddl) {
    refused(ddl, null, "Name the column of scores with --scores");
  }

  @Test
  void recognisesVectorsByWhatMllibStoresThemAs() {
    for (var type :
        List.of(SQLDataTypes.VectorType(), new org.apache.spark.mllib.linalg.VectorUDT())) {
      StructType schema = new StructType().add("image", "string").add("scores", type);
      assertThat(find(new LogSchema(LogSchema.stored(schema)), null).word())
          .isEqualTo("MLlib vectors");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logits array<float> | input.scores=logits | logits",
        "out struct<logits:array<float>> | input.scores=out.logits | out.logits",
        "response string | input.scores=response | response",
        "response string | input.scores=response:predictions[0].scores | response",
        "a struct<response:string> | input.scores=a.response.predictions[0] | a.response",
        "`a:b` array<float>, a string | input.scores=a:b | a:b",
        "`out.logits` array<float>, out struct<logits:int> | input.scores=out.logits | out.logits",
        "scores array<float>, top array<int>, values array<float> | input.ids=top | top values",
        "top map<int,float> | input.scores=top | top",
        "sample_id int, class int, p float | input.scores=p | class p",
        "sample_id int, name string, score float | input.ids=name | name score",
        "sample_id int, name string, p float | input.ids=name input.scores=p | name p",
        "sample_id int, name string, p float | input.ids=name input.values=p | name p",
        "image string, class int, score float | input.sample-id=image | class score",
        "a float, b float, image float, y float | input.sample-id=image input.labels=y | a b",
      })
  void columnsMayBeNamed(String ddl, String assignments, String columns) {
    assertThat(columns(find(ddl, null, assignments.split(" ")))).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image string, logits array<float> | logits",
        "probability array<double>, rawPrediction array<double>, features array<double>"
            + " | rawPrediction",
        "PROBS array<float>, embedding array<float>, label int | PROBS",
        "predicted_scene_probs array<float> | predicted_scene_probs",
        "clipwise_output binary, waveform binary | clipwise_output",
        "confidences map<string,float>, outputs array<float> | confidences",
        "preds array<struct<label:string,score:float>> | preds",
        "logits array<float>, loss float, rate float | logits",
      })
  void scoresAreFoundByTheirUsualNames(String ddl, String column) {
    assertThat(columns(find(ddl, null))).isEqualTo(column);
  }

  @Test
  void aColumnWithAnotherUseHoldsNoScores() {
    String ddl = "outputs array<float>, logits array<float>, label int";
    assertThat(columns(find(ddl, null, "input.features=logits"))).isEqualTo("outputs");
  }

  private static List<String> notes(String ddl, String... assignments) {
    LogSchema schema = new LogSchema(StructType.fromDDL(ddl));
    ConfigSource source = new ConfigSource();
    Stream.of(assignments).forEach(source::addAssignment);
    return new ScoreColumns(schema, JobConfig.from(source).input())
        .notes(find(schema, null, assignments));
  }

  @Test
  void aChoiceBetweenColumnsOfScoresIsTold() {
    String ddl = "features array<double>, rawPrediction array<double>, probability array<double>";
    assertThat(notes(ddl))
        .containsExactly(
            "Scores are read from column 'rawPrediction'. To read another, use --scores"
                + " probability.");
    assertThat(notes(ddl, "input.scores=probability")).isEmpty();
    assertThat(notes(ddl, "input.scores=features"))
        .singleElement()
        .asString()
        .contains("'features' is read as scores, as --scores asks, although its name is that");
    assertThat(notes("logits array<float>, features array<float>, label int")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scores array<struct<label:string,score:float,box:array<int>>> | lists of structs",
        "scores array<struct<rank:int,class_id:int,area:float,prob:double>> | lists of structs",
        "scores array<struct<x:array<int>,index:int,p:double>> | lists of structs",
      })
  void structsMayHaveOtherFields(String ddl, String word) {
    assertThat(find(ddl, null).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "out array<struct<id:int,name:string,p:float>> | input.ids=out.name input.values=out.p"
            + " | lists of structs | out",
        "a struct<b:array<struct<id:int,p:float,q:float>>> | input.scores=a.b.q"
            + " | lists of structs | a.b",
        "out array<struct<p:float,box:array<int>>> | input.scores=out.p | dense arrays | out.p",
        "out struct<ids:array<int>,p:array<float>> | input.ids=out.ids input.values=out.p"
            + " | sparse arrays | out.ids out.p",
        "a struct<`b.c`:struct<d:array<float>>> | input.scores=a.b.c.D | dense arrays | a.b.c.d",
        "a array<struct<id:int>>, b array<struct<p:float>> | input.ids=a.id input.values=b.p"
            + " | sparse arrays | a.id b.p",
      })
  void pathsReachIntoStructs(String ddl, String assignments, String word, String columns) {
    LogEncoding encoding = find(ddl, null, assignments.split(" "));
    assertThat(encoding.word()).isEqualTo(word);
    assertThat(columns(encoding)).isEqualTo(columns);
  }

  @Test
  void classColumnsComeInTheOrderOfTheClassList() {
    ClassList classes = ClassList.ofNames(List.of("b", "a.x", "c"));
    LogEncoding byName = find("`a.x` float, b double, c float, weight double", classes);
    assertThat(columns(byName)).isEqualTo("b a.x c");
    assertThat(byName.classes()).contains(classes);
    assertThat(columns(find("n2 float, n1 float, n0 float", ANIMALS))).isEqualTo("n0 n1 n2");
    assertThat(columns(find("logits array<float>, c float, b float, `a.x` float", classes)))
        .as("all classes have a column")
        .isEqualTo("b a.x c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`0` float, `1` float, `2` float",
        "p2 float, p0 float, p1 float, label int",
        "prob_0 float, prob_1 float, prob_2 float, threshold float",
        "logit_n0 float, logit_n1 float, logit_n2 float",
        "n0_prob double, n1_prob double, n2_prob double",
        "`y[n0]` float, `y[n1]` float, `y[n2]` float",
        "N0 float, ` n1 ` float, n2 float",
        "prob_0 float, prob_1 float, prob_2 float, logit_0 float, logit_1 float, logit_2 float",
        "class_0 decimal(5,4), class_1 decimal(5,4), class_2 decimal(5,4)",
        "q_n0 tinyint, q_n1 smallint, q_n2 float",
        "scores struct<n2:float,n1:float,n0:double>",
        "out struct<a:int,logits:struct<p0:float,p1:float,p2:float>>",
      })
  void classColumnsAreFoundByKeyOrIdWithTheSameTextAround(String ddl) {
    String column = ddl.startsWith("out") ? "input.scores=out.logits" : "input.scores=scores";
    LogEncoding encoding = find(ddl, ANIMALS, column);
    assertThat(encoding.classes()).contains(ANIMALS);
    assertThat(columns(encoding)).matches("(?i).*0.* .*1.* .*2.*");
    if (ddl.contains("logit_0")) {
      assertThat(columns(encoding)).isEqualTo("logit_0 logit_1 logit_2");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat float, dog double | cat dog | ''",
        "prob_cat float, prob_dog float, threshold float, score float | cat dog | threshold score",
        "cat_logit float, dog_logit float, latency_ms double | cat dog | latency_ms",
        "predict int, p0 double, p1 double, p2 double | 0 1 2 | ''",
        "`0` float, `10` float, `1` float, `2` float, `3` float, `4` float, `5` float, `6` float,"
            + " `7` float, `8` float, `9` float | 0 1 2 3 4 5 6 7 8 9 10 | ''",
        "a float, b float, label double, id float, loss float, epoch float | a b"
            + " | label id loss epoch",
        "prob_a float, prob_b float, logit_a float, logit_b float, a_id float | a b"
            + " | prob_a prob_b a_id",
        "class_7 smallint, class_9 smallint | 7 9 | ''",
        "great_grey float, great_white float | great_grey great_white | ''",
        "scores struct<cat:float,dog:float,label:double> | cat dog | scores.label",
        "cat float, dog float, owl float, prob_max float, prob_min float"
            + " | cat dog owl prob_max prob_min | ''",
      })
  void withoutAClassListNamesLoseTheTextAroundThem(String ddl, String names, String leftOut) {
    LogEncoding encoding = find(ddl, null);
    assertThat(String.join(" ", encoding.classes().orElseThrow().names())).isEqualTo(names);
    assertThat(encoding.leftOut().stream().map(LogColumn::name).collect(Collectors.joining(" ")))
        .isEqualTo(leftOut);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prob_0 float, prob_1 float | no column 'prob_2' for class 2",
        "Crane float, crane float, N0 float, n0 float, n1 float | no column 'n2' for class 2",
        "scores struct<n0:float,n2:float> | no column 'n1' for class 1",
      })
  void someClassColumnsAreNotEnough(String ddl, String message) {
    refused(ddl, ANIMALS, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "index_0 bigint, index_1 bigint, prob_0 float, prob_1 float"
            + " | index_0 to index_1, prob_0 to prob_1",
        "top1_label string, top1_score double, top2_label string, top2_score double"
            + " | top1_label to top2_label, top1_score to top2_score",
        "label_0 string, prob_0 float, index_0 int, label_1 string, prob_1 float, index_1 int"
            + " | index_0 to index_1, prob_0 to prob_1",
        "prob_0 float, prob_1 float, index_0 int, index_1 int, index_2 int |",
        "box_0 int, box_1 int, prob_0 float, prob_1 float |",
        "class_0 int, class_1 int, width_0 float, width_1 float |",
      })
  void numberedPairsMayBeRanks(String ddl, String columns) {
    Optional<RankedColumns> ranked = RankedColumns.of(new LogSchema(StructType.fromDDL(ddl)));
    assertThat(ranked.map(pair -> pair.ids().name() + ", " + pair.scores().name()))
        .isEqualTo(Optional.ofNullable(columns));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n0 float, n1 float | a column per class, but no column 'n2' for class 2",
        "n0 float, n1 date, n2 float | Column 'n1' of class 1 is date; expected a number",
        "crane float, dog float | Two classes are named 'crane'.*unique keys",
        "top array<float>, dog float | no column 'scores'.*top array<float>.*--scores top",
        "x float, y float | no column 'scores'.*its columns are x float, y float",
      })
  void classColumnsThatDoNotFitTheClassListAreRefused(String ddl, String message) {
    refused(ddl, ANIMALS, message);
  }

  private static void refused(
      String ddl, ClassList classes, String message, String... assignments) {
    assertThatThrownBy(() -> find(ddl, classes, assignments))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .hasMessageMatching("(?s).*" + message + ".*")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scores boolean | Column 'scores' is boolean; expected array<float>.*string.*--scores",
        "scores array<int> | Column 'scores' is array<int>",
        "scores map<float,float> | Column 'scores' is map<float,float>",
        "scores array<struct<id:int,score:string,rank:int>> | Column 'scores' is array<struct",
        "scores array<struct<id:int,name:string,p:float>> | leave a choice: the class may be"
            + " 'scores.id' or 'scores.name', the score 'scores.p'.*--set input.ids=scores.id"
            + " --set input.values=scores.p",
        "scores array<struct<a:float,b:float>> | Column 'scores' is array<struct",
        "scores struct<type:tinyint,size:int> | Column 'scores' is struct",
        "top array<float>, loss float, rate float | no column 'scores'.*--scores top",
        "answer struct<names:array<string>,certainty:array<float>> | --scores answer.certainty",
        "features array<float>, head array<float> | no column 'scores'.*--scores head",
        "embedding array<float>, label double | .*label double. Name the column of scores",
        "label int | no column 'scores'.*its columns are label int",
        "loss float | no column 'scores'",
        "scores float | one score per row, but there is no column 'class'.*found scores float",
        "scores float, class int | no column 'sample_id'",
        "score float, class float, sample_id int | Column 'class' is float; expected class ids",
        "score float, class int, sample_id float | Column 'sample_id' is float; expected names",
        "score int, class int, sample_id int | Column 'score' is int; expected float or double",
        "ids array<float>, values array<float> | Column 'ids' is array<float>; expected class ids",
        "ids array<int>, values array<int> | Column 'values' is array<int>; expected scores",
      })
  void whatIsNoLogIsRefusedWithTheColumnsThereAre(String ddl, String message) {
    refused(ddl, null, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.scores=logitz", "input.ids=top", "input.values=top"})
  void aColumnThatIsNamedMustBeThere(String assignment) {
    String ddl = "logits array<float>, ids array<int>, values array<float>, score float, class int";
    refused(ddl, null, "no column '(logitz|top)'.*its columns are logits array<float>", assignment);
  }

  @Test
  void veryManyColumnsAreNotAllListed() {
    StructType schema = new StructType();
    for (int column = 0; column < 1_000; column++) {
      schema = schema.add("column " + column, "int");
    }
    assertThat(new LogSchema(schema).text()).endsWith("column 19 int and 980 more");
  }
}
