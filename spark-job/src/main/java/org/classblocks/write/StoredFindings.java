package org.classblocks.write;

import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.TaxonomyMatches;
import org.classblocks.blocks.TriagePair;
import org.classblocks.compare.ComparedRun;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What a complete run has found, as its files have it: nothing is computed again. Numbers come back
 * to the last digit, but for the similarities of groups, which have those of a float.
 *
 * @param measurements what it knew before it had an order
 * @param order the order of the classes, and their dendrogram
 * @param blocks the blocks on the diagonal
 * @param links the links between them
 * @param triage the pairs of classes that are worth a look
 * @param groups the groups of samples side by side, if there are any
 * @param taxonomy how the blocks compare with a taxonomy, if there was one
 */
public record StoredFindings(
    Measurements measurements,
    ClassOrder order,
    BlockForest blocks,
    List<Link> links,
    List<TriagePair> triage,
    Optional<GroupComparison> groups,
    Optional<TaxonomyMatches> taxonomy) {
  public StoredFindings {
    links = List.copyOf(links);
    triage = List.copyOf(triage);
  }

  /**
   * Reads the files of a run; O(k^2) time, and as much memory as the run itself for its matrices.
   *
   * @throws UserErrorException if a file is damaged, or an earlier version did not write it
   */
  public static StoredFindings of(ParentRun run) {
    Measurements measurements = run.measurements(false);
    SimilarityMatrix similarity = measurements.similarity();
    Manifest manifest = run.manifest();
    ClassOrder order = order(run, similarity);
    return new StoredFindings(
        measurements,
        order,
        run.read(
            BlocksTable.PATH,
            in ->
                BlocksTable.read(
                    in.readAllBytes(), manifest.blocks().noiseFloor(), similarity.size())),
        run.read(LinksTable.PATH, in -> LinksTable.read(in.readAllBytes(), similarity)),
        run.read(TriageTable.PATH, in -> TriageTable.read(in.readAllBytes())),
        run.has(GroupTables.GROUPS)
            ? Optional.of(groups(run, similarity, order))
            : Optional.empty(),
        Optional.ofNullable(manifest.taxonomy()).map(known -> taxonomy(known, run)));
  }

  /** As much of it as can be held against another run. */
  public ComparedRun compared() {
    return new ComparedRun(
        measurements.similarity(),
        order.permutation(),
        blocks,
        measurements.marginals().sampleSize().effective(),
        measurements.listed());
  }

  private static ClassOrder order(ParentRun run, SimilarityMatrix similarity) {
    int[] leafClasses = similarity.usableClasses();
    Dendrogram dendrogram =
        run.read(OrderArrays.LINKAGE, in -> OrderArrays.readDendrogram(in, leafClasses.length));
    int[] order = run.read(OrderArrays.ORDER, in -> OrderArrays.readOrder(in, similarity.size()));
    return OrderArrays.of(order, dendrogram, leafClasses);
  }

  private static GroupComparison groups(
      ParentRun run, SimilarityMatrix similarity, ClassOrder order) {
    Manifest.Groups counts = run.manifest().groups();
    if (counts == null) {
      throw UserErrorException.input(
          "The manifest of the run %s does not say how many pairs differ between groups: an earlier"
              + " version wrote it. Run analyze again.",
          run.name().location());
    }
    List<SampleGroup> groups =
        run.groups().stream()
            .map(group -> run.group(group, similarity.classes(), order.permutation()))
            .toList();
    return new GroupComparison(
        groups,
        run.read(GroupTables.PAIRS, in -> GroupTables.readPairs(in.readAllBytes())),
        counts.pairsCompared(),
        counts.pairsAboveNoise(),
        run.read(GroupTables.BLOCKS, in -> GroupTables.readBlocks(in.readAllBytes())));
  }

  private static TaxonomyMatches taxonomy(Manifest.Taxonomy known, ParentRun run) {
    return new TaxonomyMatches(
        run.read(BlocksTable.PATH, in -> BlocksTable.readMatches(in.readAllBytes())),
        known.copheneticCorrelation(),
        known.topNodes(),
        known.adjustedRandIndex());
  }
}
