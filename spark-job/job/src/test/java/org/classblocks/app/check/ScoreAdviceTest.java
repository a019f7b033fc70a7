package org.classblocks.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.classblocks.conf.TransformConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.kind.Recognition;
import org.classblocks.moments.kind.ScoreKind;
import org.classblocks.moments.transform.Transform;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class ScoreAdviceTest {
  private static final int CLASSES = 3;

  private static Marginals marginals(ScoreBatch batch) {
    MarginalsBuilder marginals = new MarginalsBuilder(CLASSES);
    BatchMarginals.add(batch, marginals);
    return marginals.result();
  }

  private static Recognition found(ScoreKind kind) {
    return new Recognition(kind, "300 rows say so");
  }

  private static Optional<String> kind(ScoreKind kind, double... scores) {
    return ScoreAdvice.onKind(marginals(ScoreBatch.full(scores, CLASSES)), found(kind));
  }

  private static Optional<String> hint(ScoreKind kind, double... scores) {
    return ScoreAdvice.onTransform(
        marginals(ScoreBatch.full(scores, CLASSES)), TransformConfig.none(), () -> found(kind));
  }

  @Test
  void namesTheKindAndTheTransformThatSuitsIt() {
    assertThat(kind(ScoreKind.SOFTMAX, 0.2, 0.3, 0.5))
        .contains(
            "the scores look like outputs of a softmax (300 rows say so): input.transform=clr"
                + " suits them");
    assertThat(kind(ScoreKind.RARE_SIGMOIDS, 0.2, 0.3, 0.6).orElseThrow())
        .endsWith(": input.transform=logit with input.least-probability=0.001 suits them");
    assertThat(kind(ScoreKind.ONE_HOT, 0, 0, 1).orElseThrow())
        .contains("one-hot answers", "no transform helps");
    assertThat(kind(ScoreKind.LOGITS, 0.2, 0.3, 0.6).orElseThrow())
        .as("logits that lie from 0 to 1")
        .contains("logits", "no transform helps");
    assertThat(kind(ScoreKind.UNCLEAR, 0.2, 0.3, 0.6).orElseThrow())
        .contains("it is unclear", "If they are outputs of sigmoids, input.transform=logit");
  }

  @Test
  void ordinaryLogitsNeedNoWord() {
    assertThat(kind(ScoreKind.LOGITS, 0.2, 0.3, -0.1, 0.1, 0.9, 0)).isEmpty();
    assertThat(hint(ScoreKind.SOFTMAX, 0.2, 0.3, 1.1, 0.1, 0.9, 0)).isEmpty();
    assertThat(ScoreAdvice.onRange(new MarginalsBuilder(3).result(), TransformConfig.none()))
        .as("no samples")
        .isEmpty();
  }

  @Test
  void rowsThatWereNotLookedAtMayBeOtherwise() {
    assertThat(kind(ScoreKind.SOFTMAX, 0.2, 0.3, 0.5, 0, 1, 7).orElseThrow())
        .contains("look like outputs of a softmax", "but other rows have scores outside 0 to 1");
  }

  @Test
  void analyzeHintsAtATransformThatSuitsBetter() {
    assertThat(hint(ScoreKind.SOFTMAX, 0.2, 0.3, 0.5).orElseThrow())
        .startsWith("The scores look like")
        .endsWith("input.transform=clr suits them.");
    assertThat(hint(ScoreKind.LOG_PROBABILITIES, -0.2, -3, -5).orElseThrow())
        .contains("log-probabilities", "input.transform=centre");
    assertThat(hint(ScoreKind.UNCLEAR, 0.2, 0.3, 0.5)).isPresent();
    assertThat(hint(ScoreKind.YES_OR_NO, 0, 1, 1)).isEmpty();
    assertThat(hint(ScoreKind.LOGITS, 0.2, 0.3, 0.5)).isEmpty();
  }

  @Test
  void theHintIsForScoresThatAreCorrelatedAsTheyAre() {
    Marginals marginals = marginals(ScoreBatch.full(new double[] {0.2, 0.3, 0.9, 0.4, 0, 0}, 3));
    for (TransformConfig chosen :
        List.of(
            new TransformConfig(Transform.LOG, Optional.of(1e-12)),
            new TransformConfig(Transform.NONE, Optional.empty(), true))) {
      assertThat(ScoreAdvice.onRange(marginals, chosen)).isEmpty();
      assertThat(
              ScoreAdvice.onTransform(
                  marginals,
                  chosen,
                  () -> {
                    throw new AssertionError("nobody needs to look");
                  }))
          .isEmpty();
    }
  }

  @Test
  void withoutRowsTheRangeHints() {
    assertThat(range(1, 0.2, 0.3, 0.9, 0.4, 0, 0)).isPresent();
    assertThat(range(1, 0.2, 0.3, 1.1, 0.1, 0.9, 0)).isEmpty();
    for (double weight : new double[] {0.01, 1, 100}) {
      assertThat(range(weight, 0, 1, 1, 0, 0, 1, 0, 1, 0)).isEmpty();
      assertThat(range(weight, 0, 1, 1, 0, 0, 1, 1e-6, 1, 0)).isPresent();
    }
  }

  private static Optional<String> range(double weight, double... scores) {
    ScoreBatch batch = ScoreBatch.ofDoubles(scores.length / CLASSES, CLASSES);
    for (int start = 0; start < scores.length; start += CLASSES) {
      batch.add(Arrays.copyOfRange(scores, start, start + CLASSES));
      batch.weigh(weight);
    }
    return ScoreAdvice.onRange(marginals(batch), TransformConfig.none());
  }

  @Test
  void classesThatSomeButHardlyAnySamplesListAreNamed() {
    ListedPairs.Builder listed = new ListedPairs.Builder(8);
    for (int id = 0; id < 8; id++) {
      listed.set(id, id, id == 7 ? 10 : id);
    }
    assertThat(ScoreAdvice.onRarelyListed(listed.result(100), ClassList.numbered(8)))
        .contains(
            "6 classes are listed by fewer than 10 samples, so their similarities are uncertain:"
                + " 1, 2, 3, 4, 5, ...");
    assertThat(ScoreAdvice.onRarelyListed(ListedPairs.everywhere(8, 3), ClassList.numbered(8)))
        .isEmpty();
  }
}
