package org.classblocks.blocks.errors;

import java.util.Locale;

/**
 * Says which class is named as a case of another: a "rain barrel" is a barrel, a "bathtub" a tub.
 * That holds where the longer name ends with the shorter one, as in English and German. Of names
 * with commas the first counts; "ear of corn" ends with what it is not, so names with "of" do not
 * count.
 */
final class NameHeads {
  private static final int LEAST_LETTERS = 3;

  private NameHeads() {}

  /** Whether the first name says that its class is a case of the second. */
  static boolean isCaseOf(String name, String general) {
    String one = first(name);
    String other = first(general);
    return other.length() >= LEAST_LETTERS
        && one.length() > other.length()
        && one.endsWith(other)
        && !one.contains(" of ");
  }

  private static String first(String name) {
    int comma = name.indexOf(',');
    return (comma < 0 ? name : name.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
  }
}
