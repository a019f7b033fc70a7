package org.classblocks.app.render;

import java.util.Arrays;
import java.util.function.Supplier;
import org.classblocks.UserErrorException;
import org.classblocks.compare.ClassMatching;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.PairValues;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.run.StoredRun;

/** The similarities of another run by the class ids of this one. Classes that it lacks are NaN. */
public final class SharedSimilarities {
  private SharedSimilarities() {}

  /**
   * Another run as a layer of the page of this one. It is read when it is needed.
   *
   * @param classes the classes of this run
   * @throws UserErrorException if the runs have no class in common
   */
  public static PairLayer layer(ClassList classes, StoredRun other) {
    ClassMatching matching = ClassMatching.of(other.classes(), classes);
    if (matching.size() == 0) {
      throw UserErrorException.input(
          "Expected a run of the same classes at %s, found no class in common. Name a run of the"
              + " same classifier.",
          other.name().location());
    }
    return layer(other.name(), () -> values(other.similarity(), matching));
  }

  /** The layer of a run that is in memory. */
  public static PairLayer layer(
      Provenance.Parent name, Similarity similarity, ClassMatching matching) {
    return layer(name, () -> values(similarity, matching));
  }

  private static PairLayer layer(Provenance.Parent name, Supplier<PairValues> values) {
    return PairLayer.ofRun(name.runDate(), name.runId(), values);
  }

  private static PairValues values(Similarity similarity, ClassMatching matching) {
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
