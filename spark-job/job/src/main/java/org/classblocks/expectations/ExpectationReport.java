package org.classblocks.expectations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.Secrets;
import org.classblocks.Text;
import org.classblocks.expect.Expectation;
import org.classblocks.expect.ExpectationCheck;
import org.classblocks.result.RunResult;

/**
 * Which expectations hold. Written as {@link #FILE}.
 *
 * @param path the file of expectations
 * @param checked how many there are
 * @param broken how many do not hold
 * @param expectations each of them, in the order of the file
 */
public record ExpectationReport(String path, int checked, int broken, List<Checked> expectations) {
  /** The name of the file. */
  public static final String FILE = "expectations.json";

  private static final int MOST_LINES = 20;

  public ExpectationReport {
    path = Secrets.mask(path);
    expectations = List.copyOf(expectations);
  }

  /**
   * An expectation.
   *
   * @param kind what is expected
   * @param bound the number to compare with, or null
   * @param classIds the classes
   * @param expected what was expected, for people
   * @param holds whether it holds
   * @param found what was found instead, for people; null if the expectation holds
   */
  public record Checked(
      String kind,
      Double bound,
      List<Integer> classIds,
      String expected,
      boolean holds,
      String found) {}

  static ExpectationReport of(String path, List<Expectation> expectations, RunResult result) {
    ExpectationCheck check = new ExpectationCheck(result);
    List<Checked> checked = expectations.stream().map(one -> checked(one, check)).toList();
    int broken = (int) checked.stream().filter(one -> !one.holds()).count();
    return new ExpectationReport(path, checked.size(), broken, checked);
  }

  private static Checked checked(Expectation one, ExpectationCheck check) {
    Optional<String> found = check.broken(one);
    return new Checked(
        one.kind().word(),
        one.kind().isBounded() ? one.bound() : null,
        one.classes(),
        check.expected(one),
        found.isEmpty(),
        found.orElse(null));
  }

  /** A line for each of the first broken expectations, and one for the rest. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    expectations.stream()
        .filter(one -> !one.holds())
        .limit(MOST_LINES)
        .forEach(one -> lines.add(Text.of("expected %s; found %s", one.expected(), one.found())));
    if (broken > MOST_LINES) {
      lines.add(
          Text.of("%,d of %,d expectations are broken; %s has all of them", broken, checked, FILE));
    }
    return lines;
  }
}
