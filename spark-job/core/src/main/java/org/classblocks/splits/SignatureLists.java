package org.classblocks.splits;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private final SortedMap<Integer, PriorityQueue<Signature>> byClass = new TreeMap<>();
  private transient SignatureReader reader;

  /** No samples of k classes. */
  public SignatureLists(int classCount) {
    this.classCount = classCount;
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
      PriorityQueue<Signature> heap = heap(labels.id(label));
      if (hasRoom(heap, key)) {
        signature = signature == null ? reader.signature() : signature;
        if (signature.size() > 0) {
          offer(heap, signature);
        }
      }
    }
  }

  private PriorityQueue<Signature> heap(int classId) {
    return byClass.computeIfAbsent(classId, id -> new PriorityQueue<>(Collections.reverseOrder()));
  }

  private static boolean hasRoom(PriorityQueue<Signature> heap, long key) {
    return heap.size() < MOST_OF_CLASS || key <= heap.peek().key();
  }

  private static void offer(PriorityQueue<Signature> heap, Signature signature) {
    heap.add(signature);
    if (heap.size() > MOST_OF_CLASS) {
      heap.poll();
    }
  }

  /**
   * Adds a sample of a class.
   *
   * @param key the random key of its signature
   * @param ids the classes with its highest scores, the highest first; taken over
   */
  public void accept(int classId, long key, int[] ids) {
    offer(heap(classId), new Signature(key, ids));
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
    return byClass.keySet().stream()
        .flatMap(
            id ->
                ofClass(id).stream()
                    .map(one -> new OfClass(id, one.key(), one.ids().boxed().toList())));
  }

  /** Adds other samples, which stay as they are. */
  public void combine(SignatureLists other) {
    other.byClass.forEach((id, heap) -> heap.forEach(one -> offer(heap(id), one)));
  }

  /** The number of classes, k. */
  int classCount() {
    return classCount;
  }

  /** The classes that label samples, by id. */
  Collection<Integer> classIds() {
    return byClass.keySet();
  }

  /** The signatures of a class that labels samples, in their order. */
  List<Signature> ofClass(int classId) {
    List<Signature> signatures = new ArrayList<>(byClass.get(classId));
    Collections.sort(signatures);
    return signatures;
  }
}
