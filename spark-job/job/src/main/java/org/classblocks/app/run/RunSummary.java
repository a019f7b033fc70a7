package org.classblocks.app.run;

import java.util.List;
import java.util.stream.Stream;
import org.classblocks.report.finding.Finding;

/**
 * The outcome of a run.
 *
 * @param outcome what happened
 * @param directory the directory of the run
 * @param page the report, or null if none was asked for
 * @param brokenExpectations how many expectations do not hold
 * @param findings what a new run has found, in sentences
 */
public record RunSummary(
    String outcome, String directory, String page, int brokenExpectations, List<String> findings) {
  public RunSummary {
    findings = List.copyOf(findings);
  }

  static RunSummary ofNew(String directory, String page, int broken, List<Finding> findings) {
    return new RunSummary(
        "Done", directory, page, broken, findings.stream().map(Finding::text).toList());
  }

  static RunSummary ofEarlier(String directory, String page, int broken) {
    return new RunSummary(
        "Nothing to do: a run has the same input and configuration (--force runs it again)",
        directory,
        page,
        broken,
        List.of());
  }

  /** The findings, and a last line that names the report and the run directory. */
  public List<String> lines() {
    return Stream.concat(findings.stream(), Stream.of(text())).toList();
  }

  /** One line that names the report and the run directory. */
  public String text() {
    return page == null
        ? outcome + ": results in " + directory
        : outcome + ": report " + page + ", results in " + directory;
  }
}
