package org.classblocks.conf;

import java.util.Optional;

/**
 * The files about the classes.
 *
 * @param path the class list: .txt, .csv, .json or .parquet
 * @param taxonomy the taxonomy: .csv or .json
 */
public record ClassesConfig(Optional<String> path, Optional<String> taxonomy) {
  static ClassesConfig from(ConfigValues values) {
    return new ClassesConfig(values.text("classes.path"), values.text("classes.taxonomy"));
  }
}
