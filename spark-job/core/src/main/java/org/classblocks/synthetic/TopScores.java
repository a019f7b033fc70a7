package org.classblocks.synthetic;

/**
 * The highest scores of a sample, the highest first as a classifier's top-m list has them; of equal
 * scores that of the lower class id. Cost: O(k) comparisons and, where scores come in no order,
 * some m log(k / m) insertions into a list of m.
 */
public final class TopScores {
  private final int[] ids;
  private final float[] scores;

  /**
   * @param count the number of scores to keep, m, at least 1
   */
  public TopScores(int count) {
    ids = new int[count];
    scores = new float[count];
  }

  /**
   * Finds the highest scores of a sample.
   *
   * @param all the scores by class id, at least m of them
   */
  public void select(float[] all) {
    int kept = 0;
    for (int id = 0; id < all.length; id++) {
      if (kept < scores.length) {
        insert(id, all[id], kept++);
      } else if (all[id] > scores[kept - 1]) {
        insert(id, all[id], kept - 1);
      }
    }
  }

  /** Moves lower scores back from a place, which is overwritten, and puts the score before them. */
  private void insert(int id, float score, int last) {
    int place = last;
    while (place > 0 && scores[place - 1] < score) {
      scores[place] = scores[place - 1];
      ids[place] = ids[place - 1];
      place--;
    }
    scores[place] = score;
    ids[place] = id;
  }

  /** The ids of the classes, length m; overwritten by the next sample. */
  public int[] ids() {
    return ids;
  }

  /** Their scores, length m; overwritten by the next sample. */
  public float[] scores() {
    return scores;
  }
}
