package org.classblocks.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.classblocks.UserErrorException;
import org.classblocks.conf.NearestWord;

/** The procedures by name. They lie in no namespace. */
final class Procedures {
  private static final List<String> NAMES = List.of("analyze", "compare", "recut", "validate");

  private Procedures() {}

  /** The names of all of them. */
  static Identifier[] all() {
    return NAMES.stream()
        .map(name -> Identifier.of(new String[0], name))
        .toArray(Identifier[]::new);
  }

  /**
   * The procedure of a name, in any case.
   *
   * @param output the output path of a call that names none
   * @throws UserErrorException if there is none
   */
  static StoredProcedure named(Identifier name, Optional<String> output) {
    String word = name.namespace().length == 0 ? name.name().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "analyze" -> new AnalyzeProcedure(output);
      case "compare" -> new CompareProcedure();
      case "recut" -> new RecutProcedure();
      case "validate" -> new ValidateProcedure();
      default -> throw unknown(name);
    };
  }

  private static UserErrorException unknown(Identifier name) {
    return UserErrorException.usage(
        "The catalog of ClassBlocks has no procedure %s, only %s. Use %s, for example.",
        name, String.join(", ", NAMES), NearestWord.to(name.name(), NAMES));
  }
}
