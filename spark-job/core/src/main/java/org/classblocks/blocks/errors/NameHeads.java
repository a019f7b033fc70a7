package org.classblocks.blocks.errors;

import java.util.Locale;

/**
 * Says which class is named as a case of another: a "rain barrel" is a barrel, a "bathtub" a tub.
 *
 * <p>That holds where the longer name ends with the shorter one, as in English and German. Upper
 * and lower case are the same. Of names with commas, the part before the first comma counts. An
 * "ear of corn" is not a corn, so longer names with "of" do not count; neither do shorter ones of
 * less than {@value #LEAST_LETTERS} letters. It errs for words such as pineapple and apple.
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
