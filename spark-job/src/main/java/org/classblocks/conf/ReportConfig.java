package org.classblocks.conf;

/**
 * What is drawn.
 *
 * @param html whether the page is written
 * @param png whether the picture is written
 */
public record ReportConfig(boolean html, boolean png) {
  static ReportConfig from(ConfigValues values) {
    return new ReportConfig(values.flag("report.html", true), values.flag("report.png", true));
  }
}
