package org.classblocks.conf;

import java.util.Optional;

/**
 * What is known of the classes.
 *
 * @param path the class list: .txt, .csv, .json or .parquet
 */
public record ClassesConfig(Optional<String> path) {
  static ClassesConfig from(ConfigValues values) {
    return new ClassesConfig(values.text("classes.path"));
  }
}
