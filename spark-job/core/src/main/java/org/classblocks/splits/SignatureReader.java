package org.classblocks.splits;

import java.util.Arrays;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.SampleBatch;

/** Reads the signatures of samples, one at a time. */
final class SignatureReader {
  private final int places;
  private final int[] ids;
  private final double[] scores;
  private final boolean[] isLabel;
  private int found;
  private long key;

  /**
   * @param classCount the number of classes, k
   * @param places the most classes of a signature
   */
  SignatureReader(int classCount, int places) {
    this.places = places;
    this.ids = new int[classCount];
    this.scores = new double[classCount];
    this.isLabel = new boolean[classCount];
  }

  /** Reads a sample, and returns the key of its signature. */
  long read(SampleBatch batch, int row) {
    LabelSets labels = batch.labels();
    mark(labels, row, true);
    int listed = batch.listedFrom(row, Double.NEGATIVE_INFINITY, ids, scores);
    key = 0;
    found = 0;
    for (int i = 0; i < listed; i++) {
      key += mixed(ids[i] * 0x9E3779B97F4A7C15L ^ Double.doubleToLongBits(scores[i]));
      if (!isLabel[ids[i]]) {
        ids[found] = ids[i];
        scores[found++] = scores[i];
      }
    }
    mark(labels, row, false);
    return key;
  }

  private void mark(LabelSets labels, int row, boolean value) {
    for (int label = labels.start(row); label < labels.end(row); label++) {
      isLabel[labels.id(label)] = value;
    }
  }

  /** Spreads the bits of a number (MurmurHash3's finalizer). */
  private static long mixed(long bits) {
    long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ mixed >>> 33;
  }

  /** The signature of the sample that was read last; asked for once. */
  Signature signature() {
    int kept = 0;
    for (int i = 0; i < found; i++) {
      if (kept < places) {
        insert(ids[i], scores[i], kept++);
      } else if (isBefore(ids[i], scores[i], kept - 1)) {
        insert(ids[i], scores[i], kept - 1);
      }
    }
    return new Signature(key, Arrays.copyOf(ids, kept));
  }

  /** Puts a class among those before a place, which are sorted. */
  private void insert(int id, double score, int end) {
    int place = end;
    while (place > 0 && isBefore(id, score, place - 1)) {
      ids[place] = ids[place - 1];
      scores[place] = scores[place - 1];
      place--;
    }
    ids[place] = id;
    scores[place] = score;
  }

  private boolean isBefore(int id, double score, int place) {
    return score > scores[place] || (score == scores[place] && id < ids[place]);
  }
}
