package org.classblocks;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what looks like a credential in texts that people get to see or that are kept: the user
 * information of URLs, as in {@code s3a://key:secret@bucket}, and what is said to be a password, a
 * token or the like, as in {@code ?sig=...}.
 *
 * <p>It is a net below the rule that credentials come through Hadoop's configuration alone; it
 * cannot know a secret that does not look like one.
 */
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  /**
   * A scheme and what comes before the "@" of the host. A secret may hold slashes, and a path an
   * "@": so after a colon and a port number it is a path.
   */
  private static final Pattern USER_INFORMATION =
      Pattern.compile(
          "\\b([A-Za-z][A-Za-z0-9+.-]*)://((?:[^/@\\s:]*:(?!\\d+(?:/|$))[^@\\s]*|[^/@\\s]+)@)");

  private static final Pattern NAMED =
      Pattern.compile(
          "([\\w.-]*(?:passwd|password|passphrase|secret|token|credential|signature|\\bsig"
              + "|(?:access|account|api|auth|encryption|private|secret|shared)[-_.]?key)[\\w.-]*(?<!\\.java)"
              + "[\"']?\\s*[=:]\\s*)('[^']*'|\"[^\"]*\"|[^\\s\"'&,;()\\]}]+)",
          Pattern.CASE_INSENSITIVE);

  /** Azure writes containers where other URLs have users. */
  private static final Set<String> CONTAINERS = Set.of("abfs", "abfss", "wasb", "wasbs");

  private Secrets() {}

  /** A text with what looks like a secret masked; null remains null. */
  public static String mask(String text) {
    if (text == null) {
      return null;
    }
    String withoutUsers = USER_INFORMATION.matcher(text).replaceAll(Secrets::withoutUser);
    return NAMED.matcher(withoutUsers).replaceAll(Secrets::withoutValue);
  }

  private static String withoutUser(MatchResult url) {
    String scheme = url.group(1);
    boolean isContainer =
        CONTAINERS.contains(scheme.toLowerCase(Locale.ROOT)) && !url.group(2).contains(":");
    return Matcher.quoteReplacement(isContainer ? url.group() : scheme + "://" + MASK + "@");
  }

  private static String withoutValue(MatchResult named) {
    return Matcher.quoteReplacement(named.group(1) + MASK);
  }

  /** Whether a text had a secret that is not there any more. */
  public static boolean isMasked(String text) {
    return text.contains(MASK);
  }
}
