package org.classblocks.conf;

import java.util.Map;
import java.util.Objects;
import org.classblocks.UserErrorException;

/**
 * The configuration of a report that is rendered again: that of the run, with report keys changed.
 */
public final class RenderConfig {
  private static final String CHANGEABLE = "report.";

  private RenderConfig() {}

  /**
   * Combines the configurations.
   *
   * @param run the run's configuration with its defaults, by key, as its manifest has it
   * @param given the keys to change
   * @throws UserErrorException if a key is unknown, its value is wrong, or it changes more than the
   *     report
   */
  public static JobConfig from(Map<String, ?> run, ConfigSource given) {
    ConfigSource source = new ConfigSource();
    run.forEach(source::addIfPresent);
    Map<String, Object> before = JobConfig.from(source).effective();
    JobConfig after = JobConfig.from(source.addAll(given));
    after
        .effective()
        .forEach(
            (key, value) -> {
              if (!key.startsWith(CHANGEABLE) && !Objects.equals(value, before.get(key))) {
                throw UserErrorException.usage(
                    "Configuration key %s: report shows a run as it is; only keys of report can"
                        + " be changed. Leave it out, or run recut or analyze.",
                    key);
              }
            });
    ReportConfig wanted = after.report();
    if (!wanted.html() && !wanted.png() && !wanted.svg()) {
      throw UserErrorException.usage(
          "Configuration keys report.html, report.png and report.svg: all are false, so there is"
              + " nothing to render. Set one of them to true.");
    }
    return after;
  }
}
