package org.classblocks.splits;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Keeps the signatures of a random choice of the samples that each class labels: at most {@value
 * #MOST_OF_CLASS}. Mergeable in any grouping and order, with the same result; no samples are the
 * identity.
 *
 * <p>The signature of a sample is the classes with its highest scores, as logged, apart from its
 * labels: a tenth of all classes, but at least 2 and at most 20. A sparse sample gives the classes
 * it lists. Samples that give none, and samples that weigh nothing, do not count.
 *
 * <p>Cost: one look at every listed score of a labelled sample; some 150 bytes a signature and 12 a
 * class. Not safe for use by several threads.
 */
public final class SignatureLists implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int MOST_OF_CLASS = 128;

  private static final int CLASSES_PER_PLACE = 10;
  private static final int LEAST_PLACES = 2;
  private static final int MOST_PLACES = 20;

  private final int classCount;
  private final transient LeastSignatures[] byClass;
  private transient SignatureReader reader;

  /** No samples of k classes. */
  public SignatureLists(int classCount) {
    this.classCount = classCount;
    this.byClass = new LeastSignatures[classCount];
  }

  /** Adds the samples of a batch. */
  public void accept(SampleBatch batch) {
    if (batch.labels().rows() > 0 && reader == null) {
      int places = Math.min(MOST_PLACES, Math.max(LEAST_PLACES, classCount / CLASSES_PER_PLACE));
      reader = new SignatureReader(classCount, places);
    }
    LabelSets labels = batch.labels();
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.start(row) < labels.end(row) && batch.weights().of(row) > 0) {
        accept(batch, row);
      }
    }
  }

  private void accept(SampleBatch batch, int row) {
    long key = reader.read(batch, row);
    LabelSets labels = batch.labels();
    Signature signature = null;
    for (int label = labels.start(row); label < labels.end(row); label++) {
      LeastSignatures least = least(labels.id(label));
      if (least.admits(key)) {
        signature = signature == null ? reader.signature() : signature;
        if (signature.size() > 0) {
          least.add(signature);
        }
      }
    }
  }

  /** The signatures of a class; from now on it is one that labels samples. */
  private LeastSignatures least(int classId) {
    if (byClass[classId] == null) {
      byClass[classId] = new LeastSignatures(MOST_OF_CLASS);
    }
    return byClass[classId];
  }

  /**
   * Adds a sample of a class.
   *
   * @param key the random key of its signature
   * @param ids the classes with its highest scores, the highest first; taken over
   */
  public void accept(int classId, long key, int[] ids) {
    least(classId).add(new Signature(key, ids));
  }

  /**
   * The signature of a sample, once for each class that labels it.
   *
   * @param key the random key that the choice of samples follows
   * @param ids the classes with its highest scores, the highest first
   */
  public record OfClass(int classId, long key, List<Integer> ids) {
    public OfClass {
      ids = List.copyOf(ids);
    }
  }

  /** All signatures, by class id, then in the order of their keys. */
  public Stream<OfClass> all() {
    return classIds().stream()
        .flatMap(
            id ->
                ofClass(id).stream()
                    .map(one -> new OfClass(id, one.key(), one.ids().boxed().toList())));
  }

  /** Adds other samples, which stay as they are. */
  public void combine(SignatureLists other) {
    for (int id : other.classIds()) {
      LeastSignatures least = least(id);
      other.kept(id).forEach(least::add);
    }
  }

  /** The number of classes, k. */
  int classCount() {
    return classCount;
  }

  /** The classes that label samples, by id. */
  List<Integer> classIds() {
    return IntStream.range(0, classCount).filter(id -> byClass[id] != null).boxed().toList();
  }

  /** The signatures of a class that labels samples, in their order. */
  List<Signature> ofClass(int classId) {
    return kept(classId).stream().sorted().toList();
  }

  /** The same in no order that means anything. */
  List<Signature> kept(int classId) {
    return byClass[classId].kept();
  }

  private Object writeReplace() {
    return new PackedSignatures(this);
  }
}
