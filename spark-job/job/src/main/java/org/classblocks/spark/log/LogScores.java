package org.classblocks.spark.log;

import java.util.Optional;
import java.util.function.Supplier;
import org.classblocks.Text;
import org.classblocks.conf.TransformConfig;
import org.classblocks.moments.kind.Recognition;
import org.classblocks.moments.kind.ScoreKind;

/** What kind of scores a log has, and which transform is taken for them. */
public final class LogScores {
  private final Supplier<Recognition> looking;
  private final TransformConfig transform;
  private Recognition recognition;

  /**
   * @param looking looks at some rows of the log
   * @param configured the transform; if it is automatic, the rows are read now
   */
  LogScores(Supplier<Recognition> looking, TransformConfig configured) {
    this.looking = looking;
    this.transform =
        configured.isAutomatic()
            ? configured.taking(
                recognise().kind().transform(), recognise().kind().leastProbability())
            : configured;
  }

  /** The kind of the scores; reads some rows if nothing did before. */
  public Recognition recognise() {
    if (recognition == null) {
      recognition = looking.get();
    }
    return recognition;
  }

  /** The kind of the scores, if something asked for it before. */
  public Optional<Recognition> recognised() {
    return Optional.ofNullable(recognition);
  }

  /** Which transform was taken and why, if it is automatic. */
  Optional<String> note() {
    if (!transform.isAutomatic()) {
      return Optional.empty();
    }
    Recognition found = recognise();
    String text =
        Text.of(
            "input.transform=auto takes %s%s: %s.",
            transform.kind().word(),
            transform
                .leastProbability()
                .map(least -> " with input.least-probability=" + least)
                .orElse(""),
            found.text());
    return Optional.of(
        found.kind() == ScoreKind.UNCLEAR ? text + " If you know, set input.transform." : text);
  }

  /** The transform that is taken. */
  public TransformConfig transform() {
    return transform;
  }
}
