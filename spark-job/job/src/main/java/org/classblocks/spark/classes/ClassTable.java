package org.classblocks.spark.classes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.similarity.ClassList;

/** Reads tables as text: a header and a line per class, with commas, semicolons or tabs. */
record ClassTable(ListFaults faults, ClassRecords records) {
  private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");

  /** Whether the first line is a header of two or more columns, one of them of names. */
  static boolean isLike(String text) {
    List<String> header = header(text, separator(text));
    return header.stream().anyMatch(ClassRecords::isName)
        && header.stream().filter(ClassRecords::isKnown).count() > 1;
  }

  /** The separator that gives the first line the most columns of a class list, then columns. */
  private static String separator(String text) {
    return SEPARATORS.stream()
        .max(
            Comparator.comparingLong(
                    (String separator) ->
                        header(text, separator).stream().filter(ClassRecords::isKnown).count())
                .thenComparing(separator -> header(text, separator).size())
                .thenComparing(SEPARATORS::indexOf, Comparator.reverseOrder()))
        .orElseThrow();
  }

  private static List<String> header(String text, String separator) {
    String line = text.lines().filter(any -> !any.isBlank()).findFirst().orElse("");
    return Stream.of(line.split(Pattern.quote(separator), -1))
        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
        .toList();
  }

  ClassList read(String text) {
    if (text.isBlank()) {
      throw faults.wrong(
          "expected CSV with a header, found nothing. Write a class per line below the header");
    }
    String separator = separator(text);
    boolean isHeader = header(text, separator).stream().anyMatch(ClassRecords::isKnown);
    Optional<ClassList> pairs = isHeader ? Optional.empty() : pairs(text, separator);
    return pairs.orElseGet(() -> table(text, separator));
  }

  /** A table of two columns without a header. */
  private Optional<ClassList> pairs(String text, String separator) {
    List<String[]> rows = new ArrayList<>();
    read(String[].class, text, separator, false, rows::add);
    return rows.stream().allMatch(row -> row.length == 2)
        ? new ClassPairs(records).read(rows)
        : Optional.empty();
  }

  private ClassList table(String text, String separator) {
    ClassColumns columns = new ClassColumns(faults);
    read(JsonNode.class, text, separator, true, columns::add);
    return records.of(columns);
  }

  /** Hands on one row after another. */
  private <T> void read(
      Class<T> type, String text, String separator, boolean header, Consumer<T> reader) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator.charAt(0));
    CsvMapper mapper =
        header
            ? new CsvMapper()
            : CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    try (MappingIterator<T> rows =
        mapper
            .readerFor(type)
            .with(header ? schema.withHeader() : schema)
            .with(CsvParser.Feature.TRIM_SPACES)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(text)) {
      while (rows.hasNextValue()) {
        reader.accept(rows.nextValue());
      }
    } catch (JsonProcessingException malformed) {
      throw faults
          .wrong(
              Text.of(
                  "expected CSV with a header, but in line %d: %s. Check the quotes and commas",
                  malformed.getLocation().getLineNr(), malformed.getOriginalMessage()))
          .causedBy(malformed);
    } catch (IOException unreadable) {
      throw new IllegalStateException("a text in memory cannot be read", unreadable);
    }
  }
}
