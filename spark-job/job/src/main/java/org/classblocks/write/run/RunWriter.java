package org.classblocks.write.run;

import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.groups.GroupComparison;
import org.classblocks.order.ClassOrder;
import org.classblocks.result.LogFacts;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.suspects.Suspects;
import org.classblocks.write.format.CondensedCounts;
import org.classblocks.write.format.CondensedMatrix;
import org.classblocks.write.format.FoldArrays;
import org.classblocks.write.format.NewickWriter;
import org.classblocks.write.format.OrderArrays;
import org.classblocks.write.format.OrderedMatrix;
import org.classblocks.write.table.AttributeFindingsTable;
import org.classblocks.write.table.AttributesTable;
import org.classblocks.write.table.BlockConfusionsTable;
import org.classblocks.write.table.BlockLabelsTable;
import org.classblocks.write.table.BlocksJson;
import org.classblocks.write.table.BlocksTable;
import org.classblocks.write.table.ClassesTable;
import org.classblocks.write.table.ConfusionTable;
import org.classblocks.write.table.ExamplesTable;
import org.classblocks.write.table.GraphTable;
import org.classblocks.write.table.GroupTables;
import org.classblocks.write.table.LinksTable;
import org.classblocks.write.table.MatrixTable;
import org.classblocks.write.table.NeighboursTable;
import org.classblocks.write.table.OverlapsTable;
import org.classblocks.write.table.SiblingsTable;
import org.classblocks.write.table.SplitsTable;
import org.classblocks.write.table.SuspectsTable;
import org.classblocks.write.table.TaxonomyFields;
import org.classblocks.write.table.TaxonomyTable;
import org.classblocks.write.table.TriageTable;

/**
 * Writes the results of a run into its directory: every file but the report and the manifest. The
 * threads that write hold, besides the results, some ten megabytes and O(k) each. The bytes do not
 * depend on the number of threads.
 *
 * @param files receive what is written
 * @param npyMaxClasses the most classes for which {@code similarity.npy} is written
 */
public record RunWriter(ConcurrentFiles files, int npyMaxClasses) {
  /**
   * Adds the files that need no order: they can be written while it is found.
   *
   * @param log of the run, as all that follows
   */
  public void addMeasured(
      LogFacts log,
      Similarity similarity,
      Neighbours neighbours,
      Optional<FoldDeviations> noise,
      Optional<Suspects> suspects) {
    ClassList classes = similarity.classes();
    noise.ifPresent(
        folds -> {
          files.add(FoldArrays.DEVIATIONS, out -> FoldArrays.writeDeviations(folds, out));
          files.add(FoldArrays.SHARES, out -> FoldArrays.writeShares(folds, out));
        });
    if (similarity instanceof SimilarityGraph graph) {
      addGraph(GraphTable.FOLDER, new GraphTable(graph));
    } else {
      files.add(CondensedMatrix.PATH, out -> CondensedMatrix.write(similarity, out));
      if (log.listed().areCounted()) {
        files.add(CondensedCounts.PATH, out -> CondensedCounts.write(log.listed(), out));
      }
    }
    files.add(
        NeighboursTable.PATH,
        out -> NeighboursTable.write(similarity, neighbours, log.listed(), out));
    suspects.ifPresent(
        found -> {
          files.add(SuspectsTable.PATH, out -> SuspectsTable.write(found, classes, out));
          files.add(OverlapsTable.PATH, out -> OverlapsTable.write(found.overlaps(), classes, out));
        });
    log.labels()
        .ifPresent(
            labels ->
                files.add(
                    SplitsTable.PATH, out -> SplitsTable.write(labels.splits(), classes, out)));
  }

  /** Adds the other files. */
  public void addFound(RunResult run) {
    Similarity similarity = run.similarity();
    ClassList classes = similarity.classes();
    ClassOrder order = run.order();
    TaxonomyFields fields = new TaxonomyFields(run.taxonomy());

    if (similarity instanceof SimilarityMatrix) {
      addOrderedMatrix(OrderedMatrix.PATH, "matrix", similarity, order);
    }
    files.add(ClassesTable.PATH, out -> ClassesTable.write(run, out));
    files.add(
        BlocksTable.PATH,
        out -> BlocksTable.write(run.blocks(), run.errors(), classes, fields, out));
    run.log()
        .labels()
        .ifPresent(
            labels ->
                files.add(
                    ConfusionTable.PATH,
                    out -> ConfusionTable.write(labels.confusion().counts(), order, classes, out)));
    run.errors()
        .ifPresent(
            errors ->
                files.add(
                    BlockConfusionsTable.PATH,
                    out -> BlockConfusionsTable.write(errors, classes, out)));
    run.examples()
        .ifPresent(
            found -> files.add(ExamplesTable.PATH, out -> ExamplesTable.write(found, run, out)));
    run.attributes().ifPresent(found -> addAttributes(found, run));
    files.add(LinksTable.PATH, out -> LinksTable.write(run.links(), run.blocks(), out));
    files.add(TriageTable.PATH, out -> TriageTable.write(run, out));
    files.add(
        BlocksJson.PATH,
        out -> BlocksJson.write(run.blocks(), run.errors(), order, classes, fields, out));
    BlockLabelsTable labels = new BlockLabelsTable(CoarseLabels.of(run.blocks(), order), classes);
    files.add(BlockLabelsTable.CSV, labels::writeCsv);
    files.add(BlockLabelsTable.PATH, labels::write);
    files.add(BlockLabelsTable.JSON, labels::writeJson);
    run.taxonomy().ifPresent(taxonomy -> addTaxonomy(taxonomy, run));
    files.add(OrderArrays.ORDER, out -> OrderArrays.writeOrder(order, out));
    files.add(OrderArrays.LINKAGE, out -> OrderArrays.writeLinkage(order.dendrogram(), out));
    files.add(NewickWriter.PATH, out -> NewickWriter.write(order, classes, out));
    run.groups().ifPresent(groups -> addGroups(groups, run));
  }

  private void addAttributes(AttributeFindings found, RunResult run) {
    files.add(
        AttributesTable.PATH, out -> AttributesTable.write(found.attributes(), run.classes(), out));
    files.add(
        AttributeFindingsTable.BLOCKS,
        out -> AttributeFindingsTable.writeBlocks(found.of(false), run.blocks(), out));
    files.add(
        AttributeFindingsTable.LINKS,
        out -> AttributeFindingsTable.writeLinks(found.of(true), run.blocks(), out));
  }

  private void addGraph(String folder, GraphTable graph) {
    for (int i = 0; i < graph.parts(); i++) {
      int part = i;
      files.add(GraphTable.path(folder, part), out -> graph.writePart(part, out));
    }
  }

  private void addOrderedMatrix(String npy, String table, Similarity similarity, ClassOrder order) {
    if (order.size() <= npyMaxClasses) {
      files.add(npy, out -> OrderedMatrix.write(similarity, order, out));
    }
    MatrixTable matrix = new MatrixTable(similarity, order);
    for (int i = 0; i < matrix.parts(); i++) {
      int part = i;
      files.add(MatrixTable.path(table, part), out -> matrix.writePart(part, out));
    }
  }

  /**
   * The matrix of every group in the order of all samples or its graph, and where groups differ.
   */
  private void addGroups(GroupComparison groups, RunResult run) {
    ClassOrder order = run.order();
    GroupTables tables = new GroupTables(groups, run.similarity().classes(), order);
    files.add(GroupTables.GROUPS, tables::writeGroups);
    files.add(GroupTables.PAIRS, out -> tables.writePairs(run.similarity(), out));
    files.add(GroupTables.BLOCKS, out -> tables.writeBlocks(run.blocks(), out));
    for (int id = 0; id < groups.groups().size(); id++) {
      Similarity similarity = groups.groups().get(id).similarity();
      if (similarity instanceof SimilarityGraph graph) {
        addGraph(GroupTables.graph(id), new GraphTable(graph));
        files.add(GroupTables.classes(id), out -> GroupTables.writeClasses(graph, out));
      } else {
        addOrderedMatrix(
            Text.of("group-similarity/%d.npy", id), GroupTables.matrix(id), similarity, order);
      }
    }
  }

  private void addTaxonomy(TaxonomyMatches taxonomy, RunResult run) {
    files.add(TaxonomyTable.PATH, out -> TaxonomyTable.write(taxonomy.ofNodes(), out));
    files.add(SiblingsTable.PATH, out -> SiblingsTable.write(taxonomy.siblings(), run, out));
  }
}
