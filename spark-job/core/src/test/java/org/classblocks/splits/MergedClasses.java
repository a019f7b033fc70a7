package org.classblocks.splits;

import java.util.SplittableRandom;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.synthetic.BlockLayout;
import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.LevelSizes;
import org.classblocks.synthetic.PlantedModel;
import org.classblocks.synthetic.ScoreShape;

/**
 * The samples of a planted model in which class a also stands for class b: it scores as high as the
 * higher of the two, and has the labels of both. Class b is left without either.
 */
public final class MergedClasses {
  private final PlantedModel model;
  private final int a;
  private final int b;

  private MergedClasses(PlantedModel model, int a, int b) {
    this.model = model;
    this.a = a;
    this.b = b;
  }

  /** Two random classes, merged. */
  public static MergedClasses random(int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int a = random.nextInt(classes);
    int b = (a + 1 + random.nextInt(classes - 1)) % classes;
    PlantedModel model =
        new PlantedModel(
            new BlockLayout(classes, LevelSizes.parseLevels("40-100/10-25/3-8"), 0).plant(seed),
            new ScoreShape(ScoreShape.parseCorrelations("0.15/0.35/0.6"), 0, 5, 0.3, 1),
            new LabelRule(LabelRule.Kind.SINGLE, 1, 0),
            seed);
    return new MergedClasses(model, a, b);
  }

  /** The class that stands for two. */
  public int merged() {
    return a;
  }

  /** Some consecutive samples. */
  SampleBatch samples(int start, int end) {
    ScoreBatch batch = ScoreBatch.ofFloats(end - start, model.classes());
    PlantedModel.Sampler sampler = model.sampler();
    float[] scores = new float[model.classes()];
    for (int sample = start; sample < end; sample++) {
      int label = sampler.sample(sample, scores)[0];
      scores[a] = Math.max(scores[a], scores[b]);
      scores[b] = -Float.MAX_VALUE;
      batch.add(scores);
      batch.labels().add(label == b ? a : label);
      batch.labels().endRow();
    }
    return batch;
  }

  /** The signatures of the first samples. */
  public SignatureLists signatures(int samples) {
    SignatureLists lists = new SignatureLists(model.classes());
    for (int start = 0; start < samples; start += 500) {
      lists.accept(samples(start, Math.min(samples, start + 500)));
    }
    return lists;
  }
}
