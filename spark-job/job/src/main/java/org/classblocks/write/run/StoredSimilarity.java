package org.classblocks.write.run;

import java.util.Optional;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.GraphRows;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.write.format.CondensedCounts;
import org.classblocks.write.format.CondensedMatrix;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.table.ClassesTable;
import org.classblocks.write.table.GraphTable;
import org.classblocks.write.table.GroupTables;
import org.classblocks.write.table.MatrixTable;

/**
 * How similar the classes of a stored run are, and how many samples list them: as arrays of all
 * pairs, or as the table of a graph.
 */
final class StoredSimilarity {
  private final StoredRun run;
  private final boolean isGraph;

  StoredSimilarity(StoredRun run) {
    this.run = run;
    this.isGraph = run.manifest().similarity().isGraph();
  }

  /** Whether samples list some of the classes, so that pairs were counted. */
  boolean hasCounts() {
    Manifest.Scores scores = run.manifest().scores();
    return isGraph
        ? scores != null && scores.rarelyListed() != null
        : run.has(CondensedCounts.PATH);
  }

  /** The bytes of the files. */
  long bytes() {
    if (isGraph) {
      return run.files(GraphTable.FOLDER).stream().mapToLong(run::bytes).sum();
    }
    return run.bytes(CondensedMatrix.PATH) + (hasCounts() ? run.bytes(CondensedCounts.PATH) : 0);
  }

  /** Reads the similarities; O(k^2) or O(entries) time. */
  Similarity read(ClassesTable classes) {
    return isGraph ? graph(classes) : matrix(classes);
  }

  private SimilarityGraph graph(ClassesTable classes) {
    GraphRows rows = new GraphRows(classes.size(), run.manifest().similarity().entries());
    read(GraphTable.FOLDER, rows);
    return classes.graph(rows);
  }

  private SimilarityMatrix matrix(ClassesTable classes) {
    SymmetricMatrix.Builder values =
        run.read(CondensedMatrix.PATH, in -> CondensedMatrix.read(in, classes.size()));
    ClassStatus[] statuses = classes.statuses();
    for (int id = 0; id < statuses.length; id++) {
      values.set(id, id, statuses[id] == ClassStatus.OK ? 1 : Double.NaN);
    }
    return new SimilarityMatrix(classes.classes(), statuses, values.build());
  }

  /**
   * Reads a group of the samples.
   *
   * @param order the class id at each position
   */
  SampleGroup group(GroupTables.Group group, ClassList classes, Permutation order) {
    if (isGraph) {
      GraphRows rows = new GraphRows(classes.size(), Math.multiplyExact(2, group.keptPairs()));
      read(GroupTables.graph(group.id()), rows);
      return run.read(
          GroupTables.classes(group.id()), in -> group.with(classes, in.readAllBytes(), rows));
    }
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(classes.size());
    for (String part : run.files(GroupTables.matrix(group.id()) + "/")) {
      run.read(part, in -> MatrixTable.read(in.readAllBytes(), order, values));
    }
    return group.with(classes, values.build());
  }

  private void read(String folder, GraphRows rows) {
    for (String part : run.files(folder)) {
      run.read(part, in -> GraphTable.read(in.readAllBytes(), rows));
    }
  }

  /**
   * How many samples list each class and pair. Without counts, all samples have all scores.
   *
   * @param samples the number of samples
   * @param known the similarities, if they were read: a graph holds the counts of its pairs
   */
  ListedPairs listed(ClassesTable classes, long samples, Optional<Similarity> known) {
    if (!hasCounts()) {
      return ListedPairs.everywhere(classes.size(), samples);
    }
    long[] single = classes.listed();
    if (isGraph) {
      SimilarityGraph graph = (SimilarityGraph) known.orElseGet(() -> graph(classes));
      return graph.listedPairs(id -> single[id], samples);
    }
    ListedPairs.Builder listed =
        run.read(CondensedCounts.PATH, in -> CondensedCounts.read(in, classes.size()));
    for (int id = 0; id < single.length; id++) {
      listed.set(id, id, Math.toIntExact(single[id]));
    }
    return listed.result(samples);
  }
}
