package org.classblocks.app.run;

/**
 * What a run says in closing.
 *
 * @param outcome what has become of it
 * @param directory where everything it wrote lies
 * @param page the report, or null if none was asked for
 */
public record RunSummary(String outcome, String directory, String page) {
  /** A run that has ended. */
  static RunSummary ofNew(String directory, String page) {
    return new RunSummary("Done", directory, page);
  }

  /** A run that was there already. */
  static RunSummary ofEarlier(String directory, String page) {
    return new RunSummary(
        "Nothing to do, the same input and configuration have been run (--force runs them again)",
        directory,
        page);
  }

  /** One line that names the report and the run directory. */
  public String text() {
    return page == null
        ? outcome + ": results in " + directory
        : outcome + ": report " + page + ", results in " + directory;
  }
}
