package org.classblocks.synthetic;

import java.util.Arrays;

/** Draws the labels of a sample from its logits; reuses its memory, so for one thread. */
final class LabelDraw {
  private static final int[] NONE = {};

  private final double[] weights;
  private final int[] drawn;

  LabelDraw(int classes) {
    this.weights = new double[classes];
    this.drawn = new int[classes];
  }

  /** The ids of the labels, growing; a new array unless it is empty. */
  int[] draw(LabelRule.Kind kind, double[] logits, RandomStream random) {
    return switch (kind) {
      case NONE -> NONE;
      case SINGLE -> new int[] {one(logits, random)};
      case MULTI -> several(logits, random);
    };
  }

  /** One class, from the softmax of the logits. */
  private int one(double[] logits, RandomStream random) {
    double largest = logits[0];
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (int id = 0; id < logits.length; id++) {
      weights[id] = StrictMath.exp(logits[id] - largest);
      sum += weights[id];
    }
    double left = random.nextUniform() * sum;
    int id = 0;
    while (id < logits.length - 1 && left >= weights[id]) {
      left -= weights[id++];
    }
    return id;
  }

  /** Each class by the sigmoid of its logit, whatever the others do. */
  private int[] several(double[] logits, RandomStream random) {
    int count = 0;
    for (int id = 0; id < logits.length; id++) {
      if (random.nextUniform() < Calibration.sigmoid(logits[id])) {
        drawn[count++] = id;
      }
    }
    return count == 0 ? NONE : Arrays.copyOf(drawn, count);
  }
}
