package org.classblocks.splits;

import java.io.Serializable;
import java.util.List;

/**
 * How {@link SignatureLists} travel: in a few arrays. Java takes far longer to write an object for
 * each signature.
 */
final class PackedSignatures implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int classCount;
  private final int[] owners;
  private final long[] keys;
  private final int[] sizes;
  private final int[] ids;

  PackedSignatures(SignatureLists lists) {
    List<Integer> classIds = lists.classIds();
    int count = classIds.stream().mapToInt(id -> lists.kept(id).size()).sum();
    int length =
        classIds.stream().flatMap(id -> lists.kept(id).stream()).mapToInt(Signature::size).sum();
    classCount = lists.classCount();
    owners = new int[count];
    keys = new long[count];
    sizes = new int[count];
    ids = new int[length];
    int next = 0;
    int nextId = 0;
    for (int classId : classIds) {
      for (Signature one : lists.kept(classId)) {
        owners[next] = classId;
        keys[next] = one.key();
        sizes[next++] = one.size();
        one.copyIds(ids, nextId);
        nextId += one.size();
      }
    }
  }

  private Object readResolve() {
    SignatureLists lists = new SignatureLists(classCount);
    int nextId = 0;
    for (int i = 0; i < owners.length; i++) {
      int[] own = new int[sizes[i]];
      System.arraycopy(ids, nextId, own, 0, own.length);
      lists.accept(owners[i], keys[i], own);
      nextId += own.length;
    }
    return lists;
  }
}
