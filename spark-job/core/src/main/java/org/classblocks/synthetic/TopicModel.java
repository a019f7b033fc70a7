package org.classblocks.synthetic;

import java.io.Serializable;
import java.util.Arrays;
import org.classblocks.UserErrorException;

/**
 * A classifier of very many classes that lists some of them per sample: each sample has a topic,
 * one class, and lists classes around it.
 *
 * <p>The topic is drawn by the rates of {@link LabelRule}, such as Zipf's law, and is listed first.
 * Each other class is drawn from a block around the topic: from the innermost with probability 1/2,
 * from the next around it with 1/4, and so on, and from all classes with what is left; inside a
 * block all classes alike. A draw that is listed already is left out, so that samples list fewer in
 * small blocks. The score of the i-th class listed is 1 / (1 + (i + u) / 4) with u uniform from 0
 * to 1. The label is the topic.
 *
 * <p>Samples are a pure function of (seed, index), and cost O(m) draws and O(m^2) comparisons for m
 * listed classes, whatever the number of classes. Immutable, k times some 20 bytes.
 */
public final class TopicModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final LabelRule.Kind labels;
  private final double[] cumulated;
  private final int[] classOfRank;

  /** At each level, outermost first, the classes by block; those of no block come first. */
  private final int[][] members;

  /** At each level the place of the first class of each block among the members, and the end. */
  private final int[][] starts;

  /** At each level the block of each class, or {@link Hierarchy#NONE}. */
  private final int[][] blocks;

  /**
   * @throws UserErrorException if samples are to have several labels
   */
  public TopicModel(Hierarchy hierarchy, LabelRule rule, long seed) {
    if (rule.kind() == LabelRule.Kind.MULTI) {
      throw UserErrorException.usage(
          "Samples that list classes around a topic have one label or none. Use --labels single or"
              + " none.");
    }
    this.seed = seed;
    this.labels = rule.kind();
    int classes = hierarchy.classes();
    this.cumulated = rule.rates(classes);
    Arrays.parallelPrefix(cumulated, Double::sum);
    this.classOfRank = new int[classes];
    Arrays.setAll(classOfRank, id -> id);
    RandomStream.of(seed, RandomStream.CLASSES).shuffle(classOfRank);
    int levels = hierarchy.levels();
    this.members = new int[levels][];
    this.starts = new int[levels][];
    this.blocks = new int[levels][classes];
    for (int level = 0; level < levels; level++) {
      place(hierarchy, level);
    }
  }

  private void place(Hierarchy hierarchy, int level) {
    int[] ofLevel = blocks[level];
    int[] start = new int[hierarchy.blocks(level) + 2];
    for (int id = 0; id < ofLevel.length; id++) {
      ofLevel[id] = hierarchy.block(level, id);
      start[ofLevel[id] + 2]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] next = start.clone();
    members[level] = new int[ofLevel.length];
    for (int id = 0; id < ofLevel.length; id++) {
      members[level][next[ofLevel[id] + 1]++] = id;
    }
    starts[level] = start;
  }

  public int classes() {
    return classOfRank.length;
  }

  /** How many labels a sample has: one or none. */
  public LabelRule.Kind labels() {
    return labels;
  }

  /**
   * A new sampler, for one thread.
   *
   * @param most the most classes that a sample lists
   */
  public Sampler sampler(int most) {
    return new Sampler(most);
  }

  /** Draws samples, in any order. */
  public final class Sampler {
    private final RandomStream random = RandomStream.of(seed, 0);
    private final int[] listed;
    private final float[] scores;
    private int count;

    private Sampler(int most) {
      listed = new int[most];
      scores = new float[most];
    }

    /** Draws a sample. */
    public void sample(long index) {
      random.restart(seed, index);
      listed[0] = topic();
      count = 1;
      for (int draw = 1; draw < listed.length; draw++) {
        int id = around(listed[0]);
        if (!isListed(id)) {
          listed[count++] = id;
        }
      }
      for (int i = 0; i < count; i++) {
        scores[i] = (float) (1 / (1 + (i + random.nextUniform()) / 4));
      }
    }

    private int topic() {
      double place = random.nextUniform() * cumulated[cumulated.length - 1];
      int rank = Arrays.binarySearch(cumulated, place);
      return classOfRank[Math.min(rank < 0 ? -1 - rank : rank, classOfRank.length - 1)];
    }

    private int around(int topic) {
      double place = random.nextUniform();
      for (int level = blocks.length - 1; level >= 0; level--) {
        int block = blocks[level][topic];
        if (place >= 0.5 && block != Hierarchy.NONE) {
          int start = starts[level][block + 1];
          return members[level][start + random.nextInt(starts[level][block + 2] - start)];
        }
        place *= 2;
      }
      return random.nextInt(classOfRank.length);
    }

    private boolean isListed(int id) {
      for (int i = 0; i < count; i++) {
        if (listed[i] == id) {
          return true;
        }
      }
      return false;
    }

    /** The topic of the sample. */
    public int topicClass() {
      return listed[0];
    }

    /** The ids of the listed classes, the highest score first; a new array. */
    public int[] ids() {
      return Arrays.copyOf(listed, count);
    }

    /** The scores of the listed classes; a new array. */
    public float[] scores() {
      return Arrays.copyOf(scores, count);
    }
  }
}
