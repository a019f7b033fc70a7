package org.classblocks.conf;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 * @param thumbnailUrl where the page finds a picture of a class: an http, https or file URL, or a
 *     path relative to the page, with {@code {class_id}} or {@code {class_name}} for the class
 */
public record ReportConfig(
    boolean html,
    boolean png,
    boolean svg,
    Optional<String> title,
    Optional<String> description,
    Optional<String> thumbnailUrl) {
  private static final String THUMBNAIL_URL = "report.thumbnail-url";
  private static final Set<String> SCHEMES = Set.of("http", "https", "file");

  static ReportConfig from(ConfigValues values) {
    return new ReportConfig(
        values.flag("report.html", true),
        values.flag("report.png", true),
        values.flag("report.svg", true),
        values.text("report.title"),
        values.text("report.description"),
        values.text(THUMBNAIL_URL).map(ReportConfig::checked));
  }

  private static String checked(String pattern) {
    String example = pattern.replace("{class_id}", "1").replace("{class_name}", "1");
    if (example.equals(pattern) || !isUsable(example) || !isUsable(withoutClass(pattern))) {
      throw UserErrorException.usage(
          "Configuration key %s: expected an http, https or file URL, or a path relative to the"
              + " page, with {class_id} or {class_name} in its path, found '%s'. Write, for"
              + " example, pictures/{class_id}.jpg.",
          THUMBNAIL_URL, pattern);
    }
    String fixed = pattern.replace("{class_id}", "").replace("{class_name}", "");
    if (!Secrets.mask(fixed).equals(fixed)) {
      throw UserErrorException.usage(
          "Configuration key %s: expected a URL without a credential, because everyone who opens"
              + " the page can read it, found '%s'. Make the pictures readable without one.",
          THUMBNAIL_URL, pattern);
    }
    return pattern;
  }

  /** The part before the class, which must name the host for the content policy of the page. */
  private static String withoutClass(String pattern) {
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
