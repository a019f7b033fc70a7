package org.classblocks.spark.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;

/**
 * The different schemas of the files of a log. Files without rows have none. Spark uses the schema
 * of one file for all, and silently fills missing columns with nulls.
 *
 * @param uses which files have each schema
 * @param empty the files without rows
 * @param missing the codec that each column needs and that the class path lacks
 */
public record FileSchemas(
    Map<MessageType, SchemaUse> uses, List<String> empty, Map<String, MissingCodec> missing) {

  /** Collects the schemas of files in the log's order. */
  static final class Builder {
    private final Map<MessageType, SchemaUse> uses = new LinkedHashMap<>();
    private final List<String> empty = new ArrayList<>();
    private final Map<String, MissingCodec> missing = new HashMap<>();

    void accept(FileFooter footer, Codecs codecs) {
      if (footer.rows() == 0) {
        empty.add(footer.file());
        return;
      }
      List<String> files = new ArrayList<>(List.of(footer.file()));
      add(new SchemaUse(footer.description(), footer.nulls(), files));
      footer
          .codecs()
          .forEach(
              (codec, columns) -> {
                if (!codecs.canRead(codec)) {
                  MissingCodec found = new MissingCodec(codec, footer.file());
                  columns.forEach(column -> missing.putIfAbsent(column, found));
                }
              });
    }

    void combine(Builder later) {
      later.uses.values().forEach(this::add);
      empty.addAll(later.empty);
      later.missing.forEach(missing::putIfAbsent);
    }

    private void add(SchemaUse use) {
      SchemaUse known = uses.putIfAbsent(use.footer().getSchema(), use);
      if (known != null) {
        known.add(use);
      }
    }

    FileSchemas result() {
      return new FileSchemas(uses, empty, missing);
    }
  }

  /**
   * The columns of most files, with types that can hold what all files have.
   *
   * @throws UserErrorException if no file has rows
   */
  StructType common(ParquetToSparkSchemaConverter converter) {
    FileColumns usual = usual().columns(converter);
    return CommonTypes.withoutNulls(known(converter), usual.declared());
  }

  /** The same by Spark's own settings, without a session. */
  public StructType common() {
    return common(FileRows.converter());
  }

  /** The same, with the type of null where that is all that files hold. */
  private StructType known(ParquetToSparkSchemaConverter converter) {
    StructType columns = usual().columns(converter).held();
    for (SchemaUse use : uses.values()) {
      columns = CommonTypes.wider(columns, use.columns(converter).held());
    }
    return columns;
  }

  /** What the footer of most files says under a key of its own metadata. */
  public Optional<String> metadata(String key) {
    return Optional.ofNullable(usual().footer().getKeyValueMetaData().get(key));
  }

  private SchemaUse usual() {
    return uses.values().stream()
        .max(SchemaUse.ORDER)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "The log has no rows: none of its %,d files has any, such as %s. Check"
                        + " input.paths.",
                    empty.size(), empty.get(0)));
  }

  /** The columns that Spark cannot read, by its own settings. */
  public List<UnreadableColumn> unreadable() {
    return unreadable(FileRows.converter());
  }

  /** The columns that Spark cannot read. */
  List<UnreadableColumn> unreadable(ParquetToSparkSchemaConverter converter) {
    Stream<UnreadableColumn> ofType =
        uses.values().stream().flatMap(use -> use.columns(converter).unreadable().stream());
    StructType declared = usual().columns(converter).declared();
    Stream<UnreadableColumn> ofNulls =
        Stream.of(known(converter).fields())
            .filter(field -> field.dataType() instanceof NullType)
            .filter(field -> isNull(CommonTypes.find(field.name(), declared).orElseThrow()))
            .map(field -> UnreadableColumn.ofNulls(field.name(), usual().file()));
    return Stream.concat(ofType, ofNulls).toList();
  }

  private static boolean isNull(StructField field) {
    return field.dataType() instanceof NullType;
  }

  /** The columns of each file, if files differ or have halves. */
  Map<String, FileColumns> unlike(ParquetToSparkSchemaConverter converter) {
    Map<String, FileColumns> columns = new HashMap<>();
    for (SchemaUse use : uses.values()) {
      FileColumns own = use.columns(converter);
      if (uses.size() > 1 || !own.halves().isEmpty()) {
        use.files().forEach(file -> columns.put(file, own));
      }
    }
    return columns;
  }

  /** Whether all files have the same columns, and Spark can read each as it is. */
  public boolean areAlike() {
    return unlike(FileRows.converter()).isEmpty() && missing.isEmpty();
  }

  /**
   * Checks that all files have the columns that are read, and that these can be decompressed.
   *
   * @param needed the columns, as the log has them
   * @throws UserErrorException naming a file without them
   */
  void requireFitting(StructType needed, ParquetToSparkSchemaConverter converter) {
    for (String column : needed.fieldNames()) {
      if (missing.containsKey(column)) {
        throw missing.get(column).refused(column);
      }
    }
    if (uses.size() > 1) {
      uses.values().forEach(use -> requireFitting(use, needed, converter));
    }
  }

  private void requireFitting(
      SchemaUse use, StructType needed, ParquetToSparkSchemaConverter converter) {
    FileColumns columns = use.columns(converter);
    columns
        .difference(needed)
        .ifPresent(
            difference -> {
              throw UserErrorException.input(
                  "The files of the log differ: %s %s, unlike %s. %s",
                  use.file(), difference, usual().file(), ReadFailures.REMEDY);
            });
  }
}
