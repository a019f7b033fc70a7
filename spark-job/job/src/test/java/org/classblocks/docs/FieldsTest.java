package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.comparison.DriftAlert;
import org.classblocks.write.manifest.DerivedManifest;
import org.classblocks.write.manifest.Manifest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of the JSON files that programs read is documented. */
class FieldsTest {
  private static final Pattern WORD = Pattern.compile("`([a-z0-9_]+)`");

  private static Set<String> fields(Class<?> record) {
    Set<String> fields = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      fields.add(snake(component.getName()));
      addFields(component.getGenericType(), fields);
    }
    return fields;
  }

  private static void addFields(Type type, Set<String> fields) {
    if (type instanceof Class<?> record && record.isRecord()) {
      fields.addAll(fields(record));
    } else if (type instanceof ParameterizedType collection) {
      for (Type element : collection.getActualTypeArguments()) {
        addFields(element, fields);
      }
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Manifest.class, DerivedManifest.class, ComparisonFigures.class, DriftAlert.class})
  void everyFieldIsDocumented(Class<?> json) {
    String page = Page.at("spark-job/docs/reference/outputs.md").text();
    assertThat(WORD.matcher(page).results().map(found -> found.group(1))).containsAll(fields(json));
  }

  @ParameterizedTest
  @CsvSource({"runDate, run_date", "sha256, sha256", "wasRead, was_read"})
  void namesAreThoseOfTheFiles(String name, String field) {
    assertThat(snake(name)).isEqualTo(field);
  }
}
