package org.classblocks.conf;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.Secrets;
import org.classblocks.UserErrorException;

/**
 * What is drawn.
 *
 * @param html whether the page is written
 * @param png whether the pictures of pixels are written
 * @param svg whether the picture of vectors is written
 * @param title the heading of the page, in place of the numbers of classes and samples
 * @param description what the model and the samples are, for the page
 * @param thumbnailFolder a folder of pictures of classes, small ones of which are put into the page
 * @param thumbnailUrl where the page finds a picture of a class: an http, https or file URL, or a
 *     path relative to the page, with {@code {class_id}} or {@code {class_name}} for the class
 * @param sampleUrl where the page finds a sample, likewise, with {@code {sample_id}}, or with
 *     {@code {sample_path}}, which keeps the slashes of the id
 * @param tracks the path of a CSV with what the user knows of classes
 */
public record ReportConfig(
    boolean html,
    boolean png,
    boolean svg,
    Optional<String> title,
    Optional<String> description,
    Optional<String> thumbnailFolder,
    Optional<String> thumbnailUrl,
    Optional<String> sampleUrl,
    Optional<String> tracks) {
  public static final String THUMBNAIL_FOLDER = "report.thumbnail-folder";

  private static final UrlPattern THUMBNAIL_URL =
      new UrlPattern("report.thumbnail-url", List.of("class_id", "class_name"));
  private static final UrlPattern SAMPLE_URL =
      new UrlPattern("report.sample-url", List.of("sample_id", "sample_path"));

  static ReportConfig from(ConfigValues values) {
    return new ReportConfig(
        values.flag("report.html", true),
        values.flag("report.png", true),
        values.flag("report.svg", true),
        values.text("report.title"),
        values.text("report.description"),
        values.text(THUMBNAIL_FOLDER),
        url(THUMBNAIL_URL, values),
        url(SAMPLE_URL, values),
        values.text("report.tracks"));
  }

  private static Optional<String> url(UrlPattern pattern, ConfigValues values) {
    return values.text(pattern.key()).map(pattern::checked);
  }

  /**
   * A key for a pattern of URLs: an http, https or file URL, or a path relative to the page, with
   * words in braces for what is shown.
   *
   * @param key the configuration key
   * @param words what may stand in braces; one of them must
   */
  private record UrlPattern(String key, List<String> words) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "file");

    /**
     * The pattern itself.
     *
     * @throws UserErrorException if it is none, or holds a credential
     */
    String checked(String pattern) {
      String example = replaced(pattern, "1");
      if (example.equals(pattern) || !isUsable(example) || !isUsable(beginning(pattern))) {
        throw UserErrorException.usage(
            "Configuration key %s: expected an http, https or file URL, or a path relative to the"
                + " page, with %s in its path, found '%s'. Write, for example, pictures/%s.jpg.",
            key,
            words.stream().map(UrlPattern::inBraces).collect(Collectors.joining(" or ")),
            pattern,
            inBraces(words.get(0)));
      }
      String fixed = replaced(pattern, "");
      if (!Secrets.mask(fixed).equals(fixed)) {
        throw UserErrorException.usage(
            "Configuration key %s: expected a URL without a credential, because everyone who opens"
                + " the page can read it, found '%s'. Make the pictures readable without one.",
            key, pattern);
      }
      return pattern;
    }

    private String replaced(String pattern, String replacement) {
      String replaced = pattern;
      for (String word : words) {
        replaced = replaced.replace(inBraces(word), replacement);
      }
      return replaced;
    }

    private static String inBraces(String word) {
      return "{" + word + "}";
    }

    /** The part before the first word, which must name the host for the page's content policy. */
    private static String beginning(String pattern) {
      return pattern.substring(0, pattern.indexOf('{'));
    }

    private static boolean isUsable(String url) {
      try {
        URI uri = new URI(url);
        if (uri.getScheme() == null) {
          return uri.getRawAuthority() == null;
        }
        boolean isPlace = uri.getPath() != null && uri.getPath().startsWith("/");
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean hasHost = uri.getHost() != null || scheme.equals("file");
        return SCHEMES.contains(scheme) && hasHost && isPlace;
      } catch (URISyntaxException malformed) {
        return false;
      }
    }
  }
}
