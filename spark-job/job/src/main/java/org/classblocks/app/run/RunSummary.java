package org.classblocks.app.run;

/**
 * The outcome of a run.
 *
 * @param outcome what happened
 * @param directory the directory of the run
 * @param page the report, or null if none was asked for
 * @param brokenExpectations how many expectations do not hold
 */
public record RunSummary(String outcome, String directory, String page, int brokenExpectations) {
  static RunSummary ofNew(String directory, String page, int broken) {
    return new RunSummary("Done", directory, page, broken);
  }

  static RunSummary ofEarlier(String directory, String page, int broken) {
    return new RunSummary(
        "Nothing to do: a run has the same input and configuration (--force runs it again)",
        directory,
        page,
        broken);
  }

  /** One line that names the report and the run directory. */
  public String text() {
    return page == null
        ? outcome + ": results in " + directory
        : outcome + ": report " + page + ", results in " + directory;
  }
}
