package org.classblocks.spark.classes;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.classblocks.similarity.ClassList;

/**
 * Reads pairs without a header: id and name, name and id, or a key of WordNet or Freebase and name.
 */
record ClassPairs(ClassRecords records) {
  private static final Predicate<String> ID = Pattern.compile("[0-9]{1,9}").asMatchPredicate();
  private static final Predicate<String> KEY =
      Pattern.compile("n[0-9]{8}|/[mgt]/\\w+").asMatchPredicate();

  /** The classes, or none if the pairs are no such pairs, or ids are not 0..k-1. */
  Optional<ClassList> read(List<String[]> pairs) {
    if (areIds(pairs, 0)) {
      return Optional.of(classes(pairs, ClassRecords.ID, 0));
    }
    if (areIds(pairs, 1)) {
      return Optional.of(classes(pairs, ClassRecords.ID, 1));
    }
    return pairs.stream().allMatch(pair -> KEY.test(pair[0]))
        ? Optional.of(classes(pairs, ClassRecords.KEY, 0))
        : Optional.empty();
  }

  private static boolean areIds(List<String[]> pairs, int column) {
    BitSet ids = new BitSet();
    for (String[] pair : pairs) {
      if (!ID.test(pair[column]) || Integer.parseInt(pair[column]) >= pairs.size()) {
        return false;
      }
      ids.set(Integer.parseInt(pair[column]));
    }
    return ids.cardinality() == pairs.size();
  }

  private ClassList classes(List<String[]> pairs, String first, int column) {
    ClassColumns columns = new ClassColumns(records.faults());
    pairs.forEach(pair -> columns.add(first, pair[column], pair[1 - column]));
    return records.of(columns);
  }
}
