package org.classblocks.report;

import java.util.List;

/** The content security policy of a page: what a browser lets it do, whatever names may hold. */
final class PagePolicy {
  private static final String BESIDE = "file: 'self'";

  private PagePolicy() {}

  /**
   * The policy as the value of an attribute in double quotes.
   *
   * @param scripts the hashes of the scripts that may run
   * @param hasTiles whether scripts that lie beside the page may run, too
   */
  static String of(List<String> scripts, boolean hasTiles) {
    return String.format(
        "default-src 'none'; script-src %s%s; style-src 'unsafe-inline'; img-src data: blob:",
        String.join(" ", scripts), hasTiles ? " " + BESIDE : "");
  }
}
