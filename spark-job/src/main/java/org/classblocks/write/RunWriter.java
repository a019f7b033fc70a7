package org.classblocks.write;

import java.io.IOException;
import java.util.Locale;
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.blocks.TaxonomyAlignment;
import org.classblocks.compare.GroupComparison;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.store.NewDirectory;

/** Writes the results of a run into its directory: every file but the report and the manifest. */
public final class RunWriter {
  private final NewDirectory directory;
  private final int npyMaxClasses;

  /**
   * @param directory receives the files
   * @param npyMaxClasses the most classes for which {@code similarity.npy} is written
   */
  public RunWriter(NewDirectory directory, int npyMaxClasses) {
    this.directory = directory;
    this.npyMaxClasses = npyMaxClasses;
  }

  /**
   * Writes the files with as many threads as there are cores; memory besides the results: some ten
   * megabytes and O(k) for each thread. The bytes do not depend on the number of threads.
   */
  public void write(RunResults run) throws IOException {
    SimilarityMatrix similarity = run.similarity();
    ClassList classes = similarity.classes();
    ClassOrder order = run.order();
    TaxonomyFields fields = new TaxonomyFields(run.taxonomy());

    ConcurrentFiles files = new ConcurrentFiles(directory);
    if (order.size() <= npyMaxClasses) {
      files.add("similarity.npy", out -> NpyWriter.writeSimilarity(similarity, order, out));
    }
    files.add(CondensedMatrix.PATH, out -> CondensedMatrix.write(similarity, out));
    addMatrix("matrix", similarity, order, files);
    if (run.listed().areCounted()) {
      files.add(CondensedCounts.PATH, out -> CondensedCounts.write(run.listed(), out));
    }
    files.add(ClassesTable.PATH, out -> ClassesTable.write(run, out));
    files.add(
        BlocksTable.PATH,
        out -> BlocksTable.write(run.blocks(), run.errors(), classes, fields, out));
    run.labels()
        .ifPresent(
            labels ->
                files.add(
                    ConfusionTable.PATH,
                    out -> ConfusionTable.write(labels.confusion().counts(), order, classes, out)));
    run.errors()
        .ifPresent(
            errors ->
                files.add(
                    part("block-confusions", 0),
                    out -> BlockConfusionsTable.write(errors, classes, out)));
    files.add(LinksTable.PATH, out -> LinksTable.write(run.links(), run.blocks(), out));
    files.add(TriageTable.PATH, out -> TriageTable.write(run, out));
    files.add(
        part("neighbours", 0),
        out -> NeighboursTable.write(similarity, run.neighbours(), run.listed(), out));
    files.add(
        "blocks.json",
        out -> BlocksJson.write(run.blocks(), run.errors(), order, classes, fields, out));
    CoarseLabels coarse = CoarseLabels.of(run.blocks(), order);
    files.add("block-labels.csv", out -> BlockLabelsCsv.write(coarse, classes, out));
    files.add(BlockLabelsTable.PATH, out -> BlockLabelsTable.write(coarse, classes, out));
    files.add("block-labels.json", out -> BlockLabelsJson.write(coarse, classes, out));
    run.taxonomy().ifPresent(taxonomy -> addTaxonomy(taxonomy, run, files));
    files.add(StoredOrder.ORDER, out -> NpyWriter.writeOrder(order, out));
    files.add(StoredOrder.LINKAGE, out -> NpyWriter.writeLinkage(order.dendrogram(), out));
    files.add("tree.nwk", out -> NewickWriter.write(order, classes, out));
    run.groups().ifPresent(groups -> addGroups(groups, run, files));
    files.write(Runtime.getRuntime().availableProcessors());
  }

  private static void addMatrix(
      String table, SimilarityMatrix similarity, ClassOrder order, ConcurrentFiles files) {
    MatrixTable matrix = new MatrixTable(similarity, order);
    for (int i = 0; i < matrix.parts(); i++) {
      int part = i;
      files.add(part(table, part), out -> matrix.writePart(part, out));
    }
  }

  /** Every group's matrix in the order of all samples, and where groups differ. */
  private void addGroups(GroupComparison groups, RunResults run, ConcurrentFiles files) {
    ClassOrder order = run.order();
    GroupTables tables = new GroupTables(groups, run.similarity().classes(), order);
    files.add(GroupTables.GROUPS, tables::writeGroups);
    files.add(GroupTables.PAIRS, out -> tables.writePairs(run.similarity(), out));
    files.add(GroupTables.BLOCKS, out -> tables.writeBlocks(run.blocks(), out));
    for (int id = 0; id < groups.groups().size(); id++) {
      SimilarityMatrix similarity = groups.groups().get(id).similarity();
      addMatrix(StoredGroups.matrix(id), similarity, order, files);
      if (order.size() <= npyMaxClasses) {
        files.add(
            String.format(Locale.ROOT, "group-similarity/%d.npy", id),
            out -> NpyWriter.writeSimilarity(similarity, order, out));
      }
    }
  }

  private static void addTaxonomy(
      TaxonomyAlignment taxonomy, RunResults run, ConcurrentFiles files) {
    files.add(part("taxonomy", 0), out -> TaxonomyTable.write(taxonomy, out));
    files.add(
        part("taxonomy-siblings", 0),
        out -> SiblingsTable.write(taxonomy.siblings(), taxonomy.taxonomy().graph(), run, out));
  }

  private static String part(String table, int part) {
    return String.format(Locale.ROOT, "%s/part-%05d.parquet", table, part);
  }
}
