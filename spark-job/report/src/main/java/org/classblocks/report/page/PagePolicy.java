package org.classblocks.report.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.classblocks.Text;

/** Makes the content security policy of a page: what a browser lets it do, whatever names hold. */
final class PagePolicy {
  /** What lies beside the page, on a disk or on a server. */
  private static final String BESIDE = "file: 'self'";

  private PagePolicy() {}

  /**
   * The policy as the value of an attribute in double quotes.
   *
   * @param scripts the hashes of the scripts that may run
   * @param hasFilesBeside whether scripts that lie beside the page may run, too
   * @param pictures where pictures of classes and samples are: URLs with words in braces, in their
   *     paths
   */
  static String of(List<String> scripts, boolean hasFilesBeside, Stream<String> pictures) {
    return Text.of(
        "default-src 'none'; script-src %s%s; style-src 'unsafe-inline'; img-src data: blob:%s",
        String.join(" ", scripts),
        hasFilesBeside ? " " + BESIDE : "",
        pictures
            .map(PagePolicy::place)
            .distinct()
            .map(place -> " " + place)
            .collect(Collectors.joining()));
  }

  /** Where a picture may come from: a host, or disks. */
  private static String place(String pattern) {
    URI uri = URI.create(pattern.replaceAll("[{}]", ""));
    if (uri.getScheme() == null) {
      return BESIDE;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return scheme.equals("file")
        ? "file:"
        : scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
