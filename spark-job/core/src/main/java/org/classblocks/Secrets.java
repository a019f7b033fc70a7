package org.classblocks;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what looks like a credential in texts that people get to see or that are kept: the user
 * information of URLs, as in {@code s3a://key:secret@bucket}, and what is said to be a password, a
 * token or the like, as in {@code ?sig=...}.
 *
 * <p>It is a net below the rule that credentials come through Hadoop's configuration alone; it
 * cannot know a secret that does not look like one. The time is linear in the length of the text,
 * whatever is in it.
 */
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  /** Azure writes containers where other URLs have users. */
  private static final Set<String> CONTAINERS = Set.of("abfs", "abfss", "wasb", "wasbs");

  private static final String AFTER_SCHEME = "://";

  /** What a name holds that a secret follows. Without repetition: it is tried at every letter. */
  private static final Pattern KEYWORD =
      Pattern.compile(
          "passwd|password|passphrase|secret|token|credential|signature|\\bsig"
              + "|(?:access|account|api|auth|encryption|private|secret|shared)[-_.]?key",
          Pattern.CASE_INSENSITIVE);

  /** Names that a secret follows in the query of a URL; elsewhere they may be anything's. */
  private static final Set<String> QUERY_KEYWORDS = Set.of("auth", "key", "pass", "pwd", "sas");

  /** A class of Java such as {@code ...password.java} in a stack trace. */
  private static final String SOURCE_FILE = ".java";

  private Secrets() {}

  /** A text with what looks like a secret masked; null remains null. */
  public static String mask(String text) {
    return text == null ? null : withoutNamed(withoutUsers(text));
  }

  /** A value with what looks like a secret masked; all of it, if its name speaks of secrets. */
  public static String maskValue(String name, String value) {
    return isSecret(name, 0, name.length(), KEYWORD.matcher(name).useTransparentBounds(true))
        ? MASK
        : mask(value);
  }

  /** Whether a text had a secret that is not there any more. */
  public static boolean isMasked(String text) {
    return text.contains(MASK);
  }

  /** Masks what comes between the scheme of a URL and the "@" before its host. */
  private static String withoutUsers(String text) {
    StringBuilder masked = new StringBuilder();
    NextStop stops = new NextStop(text);
    int done = 0;
    int colon = text.indexOf(AFTER_SCHEME);
    while (colon >= 0) {
      int scheme = schemeStart(text, done, colon);
      int user = colon + AFTER_SCHEME.length();
      int at = scheme < 0 ? -1 : endOfUser(text, user, stops);
      if (at >= 0) {
        masked.append(text, done, user);
        masked.append(isContainer(text, scheme, colon, at) ? text.substring(user, at) : MASK);
        done = at;
      }
      colon = text.indexOf(AFTER_SCHEME, Math.max(user, done));
    }
    return masked.append(text, done, text.length()).toString();
  }

  /** Where the scheme before a colon begins: at the first letter of its own; -1 without one. */
  private static int schemeStart(String text, int from, int colon) {
    int start = -1;
    for (int i = colon - 1; i >= from && isOfScheme(text.charAt(i)); i--) {
      if (isLetter(text.charAt(i)) && (i == 0 || !isOfWord(text.charAt(i - 1)))) {
        start = i;
      }
    }
    return start;
  }

  /**
   * The "@" that ends the user information at a place, or -1 if there is none. A secret may hold
   * slashes, and a path an "@": so after a colon and a port number it is a path.
   */
  private static int endOfUser(String text, int user, NextStop stops) {
    int end = user;
    while (end < text.length() && !isEndOfName(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == ':' && !isPort(text, end + 1)) {
      int at = stops.from(end + 1);
      if (at < text.length() && text.charAt(at) == '@') {
        return at;
      }
    }
    while (end < text.length() && (text.charAt(end) == ':' || !isEndOfName(text.charAt(end)))) {
      end++;
    }
    return end > user && end < text.length() && text.charAt(end) == '@' ? end : -1;
  }

  private static boolean isEndOfName(char c) {
    return c == '/' || c == '@' || c == ':' || isSpace(c);
  }

  /** Whether digits are all there is before a slash or the end of the text. */
  private static boolean isPort(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end > from && (end == text.length() || text.charAt(end) == '/');
  }

  private static boolean isContainer(String text, int scheme, int colon, int at) {
    return CONTAINERS.contains(text.substring(scheme, colon).toLowerCase(Locale.ROOT))
        && text.substring(colon + AFTER_SCHEME.length(), at).indexOf(':') < 0;
  }

  /** Masks what follows names that speak of secrets, such as {@code token: abc}. */
  private static String withoutNamed(String text) {
    StringBuilder masked = new StringBuilder();
    Matcher keyword = KEYWORD.matcher(text).useTransparentBounds(true);
    int done = 0;
    int start = 0;
    while (start < text.length()) {
      int end = endOfName(text, start);
      int value = isSecret(text, start, end, keyword) ? valueStart(text, end) : -1;
      int after = value < 0 ? -1 : valueEnd(text, value);
      if (after > value) {
        masked.append(text, done, value).append(MASK);
        done = after;
        start = after;
      } else {
        start = Math.max(end, start + 1);
      }
    }
    return masked.append(text, done, text.length()).toString();
  }

  private static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSecret(String text, int start, int end, Matcher keyword) {
    boolean isInQuery = start > 0 && "?&".indexOf(text.charAt(start - 1)) >= 0;
    if (isInQuery && QUERY_KEYWORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
      return true;
    }
    int source = end - SOURCE_FILE.length();
    boolean isSource =
        source >= 0 && text.regionMatches(true, source, SOURCE_FILE, 0, SOURCE_FILE.length());
    return !isSource && keyword.region(start, end).find();
  }

  /** Where the value begins after a name and "=" or ":", or -1. */
  private static int valueStart(String text, int endOfName) {
    boolean isQuoted = endOfName < text.length() && "\"'".indexOf(text.charAt(endOfName)) >= 0;
    int sign = afterSpace(text, endOfName + (isQuoted ? 1 : 0));
    return sign < text.length() && "=:".indexOf(text.charAt(sign)) >= 0
        ? afterSpace(text, sign + 1)
        : -1;
  }

  private static int afterSpace(String text, int from) {
    int end = from;
    while (end < text.length() && isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where a value ends: after its closing quote, or before what cannot be in a bare one. */
  private static int valueEnd(String text, int value) {
    if (value < text.length() && "\"'".indexOf(text.charAt(value)) >= 0) {
      return text.indexOf(text.charAt(value), value + 1) + 1;
    }
    int end = value;
    while (end < text.length()
        && !isSpace(text.charAt(end))
        && "\"'&,;()]}".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isOfWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isOfScheme(char c) {
    return isLetter(c) || isDigit(c) || c == '+' || c == '.' || c == '-';
  }

  private static boolean isOfName(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Finds the next "@" or white space; places that are asked for in order cost one pass. */
  private static final class NextStop {
    private final String text;
    private int stop = -1;

    NextStop(String text) {
      this.text = text;
    }

    int from(int start) {
      stop = Math.max(stop, start);
      while (stop < text.length() && text.charAt(stop) != '@' && !isSpace(text.charAt(stop))) {
        stop++;
      }
      return stop;
    }
  }
}
