package org.classblocks.report.thumbnail;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.classblocks.similarity.ClassList;

/**
 * Finds the file of each class by its name before the suffix: the key of the class, its id or its
 * name, in this order. Case, zeros before digits, and whether there is a space, an underscore or a
 * character that names of files cannot have, make no difference.
 */
final class PictureNames {
  private static final Set<String> SUFFIXES = Set.of("jpg", "jpeg", "jfif", "png", "gif", "bmp");
  private static final String SEPARATORS = "[\\s_/\\\\:*?\"<>|\\p{Cntrl}]";

  private final Map<String, String> files = new HashMap<>();

  /**
   * @param names of all files; of two that fit a class, the first counts
   */
  PictureNames(List<String> names) {
    for (String name : names.stream().sorted().toList()) {
      int dot = name.lastIndexOf('.');
      if (dot > 0 && SUFFIXES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
        files.putIfAbsent(plain(name.substring(0, dot)), name);
      }
    }
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll(SEPARATORS, "_")
        .replaceFirst("^0+(?=\\d+$)", "");
  }

  /** The file of a class. */
  Optional<String> of(ClassList classes, int classId) {
    return Stream.concat(
            classes.keys().isEmpty() ? Stream.empty() : Stream.of(classes.keys().get(classId)),
            Stream.of(Integer.toString(classId), classes.name(classId)))
        .map(name -> files.get(plain(name)))
        .filter(file -> file != null)
        .findFirst();
  }
}
