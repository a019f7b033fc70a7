package org.classblocks.write.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.classblocks.result.Provenance;

/**
 * Reads and writes the JSON of all files of a run: indented, in UTF-8, the same on every platform.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(LocalDate.class, new Parsed<>(LocalDate.class, LocalDate::parse))
                  .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse))
                  .addSerializer(Double.class, new FiniteOrNull())
                  .addSerializer(double.class, new FiniteOrNull())
                  .addDeserializer(double.class, new NumberOrNaN()))
          .addMixIn(Provenance.Parent.class, ParentFields.class)
          .addMixIn(Provenance.Input.class, InputFields.class)
          .build();

  /** Leaves the field out if nothing was left out. */
  @SuppressWarnings("UnusedMethod") // Jackson reads the annotation.
  private interface ParentFields {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> leftOut();
  }

  /** Leaves the field out of files, which have no versions. */
  @SuppressWarnings("UnusedMethod") // Jackson reads the annotation.
  private interface InputFields {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    String version();
  }

  private Json() {}

  /**
   * A generator that leaves the stream open. It uses a writer, which turns half a surrogate pair
   * into "?"; the encoder of Jackson throws.
   */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return FACTORY
        .createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(printer);
  }

  /**
   * Writes records and maps, with fields in order and in snake case; NaN and infinities are null.
   */
  public static void write(Object value, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      MAPPER.writeValue(json, value);
      json.writeRaw('\n');
    }
  }

  /** The JSON in memory. */
  public static byte[] bytes(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads a record. Unknown fields are ignored, and missing or null doubles are NaN.
   *
   * @throws IOException if the bytes are not such a record, or are just "null"
   */
  public static <T> T read(byte[] json, Class<T> type) throws IOException {
    T read = MAPPER.readValue(json, type);
    if (read == null) {
      throw new IOException("it holds nothing but null");
    }
    return read;
  }

  private static final class Parsed<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parser;

    Parsed(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      try {
        return parser.apply(json.getText());
      } catch (DateTimeParseException malformed) {
        throw JsonMappingException.from(json, malformed.getMessage(), malformed);
      }
    }
  }

  /** Reads null as NaN. */
  private static final class NumberOrNaN extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberOrNaN() {
      super(double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class FiniteOrNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }
}
