package org.classblocks.app;

/**
 * What a finished run says in closing.
 *
 * @param directory where everything it wrote lies
 * @param page the report, or null if none was asked for
 */
record RunSummary(String directory, String page) {
  /** One line that names the report and the run directory. */
  String text() {
    return page == null
        ? "Done: results in " + directory
        : "Done: report " + page + ", results in " + directory;
  }
}
