package org.classblocks.app;

import static java.math.RoundingMode.HALF_EVEN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.Text;

/** Every encoding of a log, to write the same samples in each. */
enum LogForm {
  ARRAYS(false, column(DataTypes.createArrayType(DataTypes.FloatType))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(entries == null ? null : Arrays.asList(full(classes, entries)));
    }
  },
  DOUBLE_ARRAYS(false, column(DataTypes.createArrayType(DataTypes.DoubleType))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : Arrays.stream(full(classes, entries)).map(LogForm::wide).toList());
    }
  },
  /** With digits enough for any float. */
  DECIMAL_ARRAYS(false, column(DataTypes.createArrayType(DataTypes.createDecimalType(38, 30)))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : Arrays.asList(
                  Arrays.stream(full(classes, entries))
                      .map(score -> score == null ? null : new BigDecimal(score))
                      .map(score -> score == null ? null : score.setScale(30, HALF_EVEN))
                      .toArray(BigDecimal[]::new)));
    }
  },
  /** Arrays in an array of one; every seventh is an array of arrays of one. */
  SQUEEZED(
      false, column(DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.FloatType)))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      if (entries == null) {
        return one(null);
      }
      List<Float> scores = Arrays.asList(full(classes, entries));
      return one(
          sample % 7 == 0
              ? scores.stream().map(Collections::singletonList).toList()
              : List.of(scores));
    }
  },
  PACKED(false, column(DataTypes.BinaryType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      if (entries == null) {
        return one(null);
      }
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * classes).order(ByteOrder.LITTLE_ENDIAN);
      for (Float score : full(classes, entries)) {
        bytes.putFloat(score);
      }
      return one(bytes.array());
    }
  },
  PACKED_DOUBLES(false, column(DataTypes.BinaryType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(entries == null ? null : packedDoubles("", classes, entries));
    }
  },
  /** As {@code np.save} writes vectors of float32. */
  NPY_FLOATS(false, column(DataTypes.BinaryType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      if (entries == null) {
        return one(null);
      }
      byte[] header = npyHeader("<f4", classes).getBytes(StandardCharsets.ISO_8859_1);
      byte[] scores = (byte[]) PACKED.rows(classes, sample, entries).get(0).get(0);
      return one(
          ByteBuffer.allocate(header.length + scores.length).put(header).put(scores).array());
    }
  },
  NPY_DOUBLES(false, column(DataTypes.BinaryType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null ? null : packedDoubles(npyHeader("<f8", classes), classes, entries));
    }
  },
  MLLIB_DENSE(false, column(SQLDataTypes.VectorType())) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(entries == null ? null : Vectors.dense(doubles(classes, entries)));
    }
  },
  /** As TensorFlow Serving answers. */
  JSON_ARRAYS(false, column(DataTypes.StringType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : json(Map.of("predictions", List.of(wide(Arrays.asList(full(classes, entries)))))));
    }
  },
  NUMBERS_IN_TEXT(false, column(DataTypes.StringType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : wide(Arrays.asList(full(classes, entries))).stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")));
    }
  },
  JSON_BY_NAME(true, column(DataTypes.StringType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      Map<String, Double> scores = new LinkedHashMap<>();
      if (entries != null) {
        entries.forEach(entry -> scores.put(name(entry.id()), wide(entry.score())));
      }
      return one(entries == null ? null : json(scores));
    }
  },
  /** As pipelines of Hugging Face answer. */
  JSON_OBJECTS_BY_NAME(true, column(DataTypes.StringType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      List<Map<String, Object>> pairs = new ArrayList<>();
      if (entries != null) {
        for (Entry entry : entries) {
          Map<String, Object> pair = new LinkedHashMap<>();
          pair.put("label", name(entry.id()));
          pair.put("score", wide(entry.score()));
          pairs.add(pair);
        }
      }
      return one(entries == null ? null : json(pairs));
    }
  },
  PAIRS_IN_TEXT(true, column(DataTypes.StringType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : entries.stream()
                  .map(entry -> entry.id() + ":" + wide(entry.score()))
                  .collect(Collectors.joining(" ")));
    }
  },
  /** Every tenth vector is sparse. */
  MLLIB_FEW_SPARSE(false, column(SQLDataTypes.VectorType())) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return (sample % 10 == 0 && entries != null ? MLLIB_SPARSE : MLLIB_DENSE)
          .rows(classes, sample, entries);
    }
  },
  MLLIB_SPARSE(true, column(SQLDataTypes.VectorType())) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      if (entries == null) {
        return one(null);
      }
      List<Entry> sorted = new ArrayList<>(entries);
      sorted.sort(Comparator.comparing(Entry::id));
      return one(
          Vectors.sparse(
              classes,
              sorted.stream().mapToInt(Entry::id).toArray(),
              sorted.stream().mapToDouble(Entry::score).toArray()));
    }
  },
  /** Every fortieth vector is dense; written by something that knows no MLlib. */
  MLLIB_STRUCTS(true, column(Parts.MLLIB)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      if (entries == null) {
        return one(null);
      }
      return one(
          sample % 40 == 0
              ? RowFactory.create((byte) 1, null, null, wide(Arrays.asList(full(classes, entries))))
              : RowFactory.create((byte) 0, classes, ids(entries), wide(scores(entries))));
    }
  },
  WIDE(false, new StructType()) {
    @Override
    StructType schema(int classes) {
      StructType columns = new StructType();
      for (int id = 0; id < classes; id++) {
        columns = columns.add(name(id), id % 2 == 0 ? DataTypes.FloatType : DataTypes.DoubleType);
      }
      return columns.add("image", DataTypes.StringType);
    }

    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      Object[] row = new Object[classes + 1];
      row[classes] = "sample " + sample;
      if (entries != null) {
        Float[] scores = full(classes, entries);
        for (int id = 0; id < classes; id++) {
          row[id] = id % 2 == 0 ? (Object) scores[id] : wide(scores[id]);
        }
      }
      return List.of(RowFactory.create(row));
    }
  },
  /** A struct with a field for each class, all of them with the same text around the name. */
  FIELDS(false, new StructType()) {
    @Override
    StructType schema(int classes) {
      StructType fields = new StructType();
      for (int id = 0; id < classes; id++) {
        fields =
            fields.add(
                "prob_" + name(id), id % 2 == 0 ? DataTypes.FloatType : DataTypes.DoubleType);
      }
      return column(fields);
    }

    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      if (entries == null) {
        return one(null);
      }
      Object[] scores = full(classes, entries);
      Object[] fields = new Object[classes];
      for (int id = 0; id < classes; id++) {
        fields[id] = id % 2 == 0 ? scores[id] : wide((Float) scores[id]);
      }
      return one(RowFactory.create(fields));
    }
  },
  IDS_AND_VALUES(
      true,
      new StructType()
          .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("values", DataTypes.createArrayType(DataTypes.FloatType))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return List.of(
          entries == null
              ? RowFactory.create(null, null)
              : RowFactory.create(ids(entries), scores(entries)));
    }
  },
  NAMES_AND_VALUES(
      true,
      new StructType()
          .add("ids", DataTypes.createArrayType(DataTypes.StringType))
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return List.of(
          entries == null
              ? RowFactory.create(null, null)
              : RowFactory.create(names(entries), wide(scores(entries))));
    }
  },
  MAP(true, column(DataTypes.createMapType(DataTypes.ShortType, DataTypes.FloatType))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      Map<Short, Float> scores = new LinkedHashMap<>();
      if (entries != null) {
        entries.forEach(entry -> scores.put(entry.id().shortValue(), entry.score()));
      }
      return one(entries == null ? null : scores);
    }
  },
  MAP_BY_NAME(true, column(DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      Map<String, Double> scores = new LinkedHashMap<>();
      if (entries != null) {
        entries.forEach(entry -> scores.put(name(entry.id()), wide(entry.score())));
      }
      return one(entries == null ? null : scores);
    }
  },
  STRUCTS(
      true,
      column(
          DataTypes.createArrayType(
              new StructType()
                  .add("class", DataTypes.IntegerType)
                  .add("score", DataTypes.FloatType)))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : entries.stream().map(e -> RowFactory.create(e.id(), e.score())).toList());
    }
  },
  STRUCTS_BY_NAME(
      true,
      column(
          DataTypes.createArrayType(
              new StructType()
                  .add("confidence", DataTypes.DoubleType)
                  .add("label", DataTypes.StringType)))) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return one(
          entries == null
              ? null
              : entries.stream()
                  .map(e -> RowFactory.create(wide(e.score()), name(e.id())))
                  .toList());
    }
  },
  LONG(
      true,
      new StructType()
          .add("score", DataTypes.FloatType)
          .add("sample_id", DataTypes.LongType)
          .add("class", DataTypes.IntegerType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return entries == null
          ? List.of()
          : entries.stream().map(e -> RowFactory.create(e.score(), (long) sample, e.id())).toList();
    }
  },
  LONG_BY_NAME(
      true,
      new StructType()
          .add("sample_id", DataTypes.StringType)
          .add("class", DataTypes.StringType)
          .add("score", DataTypes.DoubleType)) {
    @Override
    List<Row> rows(int classes, int sample, List<Entry> entries) {
      return entries == null
          ? List.of()
          : entries.stream()
              .map(e -> RowFactory.create("s" + sample, name(e.id()), wide(e.score())))
              .toList();
    }
  };

  static final int CLASSES = 29;

  private final boolean isListing;

  @SuppressWarnings("ImmutableEnumChecker") // it is never changed, but not marked so
  private final StructType schema;

  LogForm(boolean isListing, StructType schema) {
    this.isListing = isListing;
    this.schema = schema;
  }

  /**
   * A class and its score, either of which may be null in a bad row.
   *
   * @param id the class
   * @param score its score
   */
  record Entry(Integer id, Float score) {}

  /** What the constants need, which come before all else of an enum. */
  private static final class Parts {
    /** Names that need care somewhere; the others are their numbers. */
    static final List<String> ODD_NAMES =
        List.of("sea, ocean", "a.b", "back`tick", "say \"hi\"", "two\nlines", "🦀", " ", "[x](y)");

    /** The struct that MLlib stores a vector as. */
    static final StructType MLLIB =
        new StructType()
            .add("type", DataTypes.ByteType)
            .add("size", DataTypes.IntegerType)
            .add("indices", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.DoubleType));

    private Parts() {}
  }

  /** Whether it lists some classes, so that a class list must say how many there are. */
  boolean isListing() {
    return isListing;
  }

  /** The columns of a log of {@value #CLASSES} classes. */
  final StructType schema() {
    return schema(CLASSES);
  }

  /** The columns of a log of k classes. */
  StructType schema(int classes) {
    return schema;
  }

  /** The rows of a sample of {@value #CLASSES} classes. */
  final List<Row> rows(int sample, List<Entry> entries) {
    return rows(CLASSES, sample, entries);
  }

  /**
   * The rows of a sample.
   *
   * @param classes the number of classes, k
   * @param sample its number
   * @param entries the classes that are not 0, or null if there are no scores
   */
  abstract List<Row> rows(int classes, int sample, List<Entry> entries);

  private static StructType column(DataType type) {
    return new StructType().add("scores", type);
  }

  /** The name of a class; one that is no class's for an id that is none. */
  static String name(Integer id) {
    if (id == null) {
      return null;
    }
    return id >= 0 && id < Parts.ODD_NAMES.size() ? Parts.ODD_NAMES.get(id) : "class " + id;
  }

  private static List<Row> one(Object scores) {
    return List.of(RowFactory.create(scores));
  }

  private static String npyHeader(String descr, int classes) {
    String dict =
        Text.of("{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }", descr, classes);
    return "\u0093NUMPY\u0001\u0000v\u0000" + dict + " ".repeat(117 - dict.length()) + "\n";
  }

  private static byte[] packedDoubles(String header, int classes, List<Entry> entries) {
    byte[] first = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(first.length + Double.BYTES * classes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(first);
    for (double score : doubles(classes, entries)) {
      bytes.putDouble(score);
    }
    return bytes.array();
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<Integer> ids(List<Entry> entries) {
    return Collections.unmodifiableList(
        Arrays.asList(entries.stream().map(Entry::id).toArray(Integer[]::new)));
  }

  private static List<String> names(List<Entry> entries) {
    return Arrays.asList(entries.stream().map(e -> name(e.id())).toArray(String[]::new));
  }

  private static List<Float> scores(List<Entry> entries) {
    return Arrays.asList(entries.stream().map(Entry::score).toArray(Float[]::new));
  }

  private static Double wide(Float score) {
    return score == null ? null : Double.valueOf(score);
  }

  private static List<Double> wide(List<Float> scores) {
    return Arrays.asList(scores.stream().map(LogForm::wide).toArray(Double[]::new));
  }

  private static Float[] full(int classes, List<Entry> entries) {
    Float[] scores = new Float[classes];
    Arrays.fill(scores, 0f);
    entries.forEach(entry -> scores[entry.id()] = entry.score());
    return scores;
  }

  private static double[] doubles(int classes, List<Entry> entries) {
    return Arrays.stream(full(classes, entries)).mapToDouble(Float::doubleValue).toArray();
  }
}
