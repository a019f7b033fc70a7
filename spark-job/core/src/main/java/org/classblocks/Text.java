package org.classblocks;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/** Formats texts alike on every machine, whatever its locale. */
public final class Text {
  private Text() {}

  /** As {@link String#format(Locale, String, Object...)} does without a locale. */
  @FormatMethod
  public static String of(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** The same text with a space in place of line breaks and other control characters. */
  public static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
