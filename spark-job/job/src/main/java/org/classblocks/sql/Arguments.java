package org.classblocks.sql;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.classblocks.conf.ConfigSource;

/** The arguments of a call. */
final class Arguments {
  private final Map<Argument, Object> given = new EnumMap<>(Argument.class);
  private final Map<String, String> options = new TreeMap<>();

  /**
   * @param names the arguments in the order of the values
   * @param values their values, null where one was left out
   */
  Arguments(List<Argument> names, InternalRow values) {
    for (int i = 0; i < names.size(); i++) {
      if (values.isNullAt(i)) {
        continue;
      }
      switch (names.get(i)) {
        case OPTIONS -> addOptions(values.getMap(i));
        case FORCE -> given.put(names.get(i), values.getBoolean(i));
        default -> given.put(names.get(i), values.getUTF8String(i).toString());
      }
    }
  }

  private void addOptions(MapData map) {
    ArrayData keys = map.keyArray();
    ArrayData values = map.valueArray();
    for (int i = 0; i < map.numElements(); i++) {
      String value = values.isNullAt(i) ? "" : values.getUTF8String(i).toString();
      options.put(keys.getUTF8String(i).toString(), value);
    }
  }

  /** The text of an argument that every call has. */
  String text(Argument name) {
    return Objects.toString(given.get(name), "");
  }

  /**
   * The configuration of the call. An argument wins over the same key in the options.
   *
   * @param output the output path unless the call names one
   */
  ConfigSource configuration(Optional<String> output) {
    ConfigSource source = new ConfigSource();
    source.addIfPresent(Argument.OUTPUT.key(), output.orElse(null));
    options.forEach((key, value) -> source.addAssignment(key + "=" + value));
    given.forEach(
        (name, value) -> {
          if (name.key() != null) {
            source.addIfPresent(name.key(), value);
          }
        });
    return source;
  }
}
