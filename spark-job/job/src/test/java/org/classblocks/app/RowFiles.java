package org.classblocks.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/** Writes rows to a Parquet file without a Spark job, for tests of many small logs. */
final class RowFiles {
  private RowFiles() {}

  static void write(Path file, StructType columns, List<Row> rows) throws IOException {
    SQLConf conf = new SQLConf();
    conf.setConfString("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    MessageType schema = new SparkToParquetSchemaConverter(conf).convert(columns);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      for (Row row : rows) {
        writer.write(filled(new SimpleGroup(schema), row));
      }
    }
  }

  private static Group filled(Group group, Row row) {
    for (int field = 0; field < row.size(); field++) {
      put(group, field, row.get(field));
    }
    return group;
  }

  private static void put(Group group, int field, Object value) {
    Type type = group.getType().getType(field);
    if (value == null) {
      return;
    }
    if (type.isPrimitive()) {
      putPrimitive(group, field, value);
    } else if (value instanceof Row row) {
      filled(group.addGroup(field), row);
    } else if (value instanceof List<?> list) {
      Group elements = group.addGroup(field);
      list.forEach(element -> put(elements.addGroup(0), 0, element));
    } else if (value instanceof Map<?, ?> map) {
      Group entries = group.addGroup(field);
      map.forEach(
          (key, score) -> {
            Group entry = entries.addGroup(0);
            put(entry, 0, key);
            put(entry, 1, score);
          });
    } else {
      throw unexpected(type.asGroupType(), value);
    }
  }

  private static void putPrimitive(Group group, int field, Object value) {
    if (value instanceof Float number) {
      group.add(field, number);
    } else if (value instanceof Double number) {
      group.add(field, number);
    } else if (value instanceof Long number) {
      group.add(field, number);
    } else if (value instanceof Instant time) {
      group.add(field, ChronoUnit.MICROS.between(Instant.EPOCH, time));
    } else if (value instanceof Number number) {
      group.add(field, number.intValue());
    } else if (value instanceof String text) {
      group.add(field, text);
    } else if (value instanceof byte[] bytes) {
      group.add(field, Binary.fromConstantByteArray(bytes));
    } else {
      throw unexpected(group.getType(), value);
    }
  }

  private static IllegalArgumentException unexpected(GroupType type, Object value) {
    return new IllegalArgumentException(value.getClass() + " cannot be written to " + type);
  }
}
