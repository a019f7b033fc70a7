package org.classblocks.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.classblocks.conf.TransformConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.ScoreSurvey;
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

  private static Optional<String> kind(boolean isSparse, double... scores) {
    ScoreBatch batch = ScoreBatch.full(scores, CLASSES);
    ScoreSurvey survey = new ScoreSurvey();
    survey.acceptSums(batch);
    return ScoreAdvice.onKind(marginals(batch), survey, isSparse);
  }

  private static Optional<String> hint(double... scores) {
    return ScoreAdvice.onProbabilities(
        marginals(ScoreBatch.full(scores, CLASSES)), TransformConfig.none());
  }

  @Test
  void rowsThatSumUpToOneAreOutputsOfASoftmax() {
    assertThat(kind(false, 0.2, 0.3, 0.5, 0.1, 0.9, 0).orElseThrow())
        .contains("sums from 1.00000 to 1.00000 per row", "of a softmax", "=clr");
    assertThat(kind(true, 0.2, 0.3, 0.501, 0.1, 0.9, 0).orElseThrow()).contains("=clr");
  }

  @Test
  void otherSumsAreThoseOfSigmoidsOrOfCutOffRows() {
    assertThat(kind(false, 0.2, 0.3, 0.4, 0.1, 0.9, 0).orElseThrow()).contains("=logit");
    assertThat(kind(true, 0.2, 0.3, 0.4, 0.1, 0.9, 0).orElseThrow()).contains("=log ");
    assertThat(kind(true, 0.2, 0.3, 0.9, 0.1, 0.9, 0).orElseThrow()).contains("=logit");
  }

  @Test
  void scoresOutsideZeroToOneAreNoProbabilities() {
    assertThat(kind(false, 0.2, 0.3, -0.1, 0.1, 0.9, 0)).isEmpty();
    assertThat(hint(0.2, 0.3, 1.1, 0.1, 0.9, 0)).isEmpty();
    assertThat(
            ScoreAdvice.onProbabilities(new MarginalsBuilder(3).result(), TransformConfig.none()))
        .as("no samples")
        .isEmpty();
  }

  @Test
  void answersOfYesOrNoNeedNoTransform() {
    assertThat(kind(true, 0, 1, 1, 0, 0, 1, 0, 1, 0).orElseThrow())
        .contains("every score is 0 or 1");
    assertThat(hint(0, 1, 1, 0, 0, 1, 0, 1, 0)).isEmpty();
    assertThat(hint(0, 1, 1, 0, 0, 1, 1e-6, 1, 0)).isPresent();
  }

  @Test
  void weightsDoNotChangeWhatScoresAre() {
    for (double weight : new double[] {0.01, 1, 100}) {
      assertThat(kindOf(weight, 0, 1, 1, 0, 0, 1, 0, 1, 0)).contains("every score is 0 or 1");
      assertThat(kindOf(weight, 0.2, 0.3, 0.4, 0.1, 0.9, 0)).contains("=logit");
    }
  }

  private static String kindOf(double weight, double... scores) {
    ScoreBatch batch = ScoreBatch.ofDoubles(scores.length / CLASSES, CLASSES);
    for (int start = 0; start < scores.length; start += CLASSES) {
      batch.add(Arrays.copyOfRange(scores, start, start + CLASSES));
      batch.weigh(weight);
    }
    ScoreSurvey survey = new ScoreSurvey();
    survey.acceptSums(batch);
    return ScoreAdvice.onKind(marginals(batch), survey, false).orElseThrow();
  }

  @Test
  void theHintIsForScoresThatAreCorrelatedAsTheyAre() {
    Marginals marginals = marginals(ScoreBatch.full(new double[] {0.2, 0.3, 0.9, 0.4, 0, 0}, 3));
    TransformConfig log = new TransformConfig(Transform.LOG, Optional.of(1e-12));
    assertThat(ScoreAdvice.onProbabilities(marginals, TransformConfig.none())).isPresent();
    assertThat(ScoreAdvice.onProbabilities(marginals, log)).isEmpty();
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
