package org.classblocks.report.text;

/** Makes names from people and files fit to be shown on one line. */
public final class PlainText {
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /**
   * The text with line breaks, tabs and control characters as single spaces, halves of surrogate
   * pairs as the replacement character, and no space at its ends.
   */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(PlainText::visible)
        .filter(point -> point != ' ' || (plain.length() > 0 && !endsWithSpace(plain)))
        .forEach(plain::appendCodePoint);
    return plain.toString().stripTrailing();
  }

  /** The name of a class on one line, never empty. */
  public static String className(String name) {
    String plain = of(name);
    return plain.isEmpty() ? "(no name)" : plain;
  }

  private static int visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          ' ';
      case Character.SURROGATE -> REPLACEMENT;
      default -> point;
    };
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return text.charAt(text.length() - 1) == ' ';
  }
}
