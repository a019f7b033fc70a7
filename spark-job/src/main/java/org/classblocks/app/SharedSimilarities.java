package org.classblocks.app;

import java.util.Arrays;
import org.classblocks.UserErrorException;
import org.classblocks.compare.ClassMatching;
import org.classblocks.report.PairValues;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.write.ParentRun;

/** The similarities of another run by the class ids of this one; NaN for classes it has not. */
final class SharedSimilarities {
  private final ParentRun other;
  private final ClassMatching matching;

  private SharedSimilarities(ParentRun other, ClassMatching matching) {
    this.other = other;
    this.matching = matching;
  }

  /**
   * What a run shares with another one.
   *
   * @throws UserErrorException if it shares no class
   */
  static SharedSimilarities of(ClassList classes, ParentRun other) {
    ClassMatching matching = ClassMatching.of(other.classes(), classes);
    if (matching.size() == 0) {
      throw UserErrorException.input(
          "Expected a run of the same classes at %s, found none that the two have in common. Name a"
              + " run of the same classifier.",
          other.name().location());
    }
    return new SharedSimilarities(other, matching);
  }

  /** Reads them; they take as much memory as the matrix of the other run. */
  PairValues read() {
    SimilarityMatrix similarity = other.similarity();
    double[] byOther = new double[similarity.size()];
    return (classId, row) -> {
      int otherId = matching.beforeOf(classId);
      if (otherId < 0) {
        Arrays.fill(row, Double.NaN);
      } else {
        similarity.copyRow(otherId, byOther);
        for (int id = 0; id < row.length; id++) {
          int otherColumn = matching.beforeOf(id);
          row[id] = otherColumn < 0 ? Double.NaN : byOther[otherColumn];
        }
      }
    };
  }
}
