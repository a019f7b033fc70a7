package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.store.RunDirectory;

/** Writes the results of a run into its directory: every file but the report and the manifest. */
public final class RunWriter {
  private final RunDirectory directory;
  private final int npyMaxClasses;

  /**
   * @param directory receives the files
   * @param npyMaxClasses the most classes for which {@code similarity.npy} is written
   */
  public RunWriter(RunDirectory directory, int npyMaxClasses) {
    this.directory = directory;
    this.npyMaxClasses = npyMaxClasses;
  }

  /** Writes the files one after the other; O(k) memory besides the results. */
  public void write(RunResults run) throws IOException {
    SimilarityMatrix similarity = run.similarity();
    ClassList classes = similarity.classes();
    ClassOrder order = run.order();

    table("matrix", out -> MatrixTable.write(similarity, order, out));
    table("classes", out -> ClassesTable.write(run, out));
    table("blocks", out -> BlocksTable.write(run.blocks(), classes, out));
    table("neighbours", out -> NeighboursTable.write(similarity, run.neighbours(), out));
    file("blocks.json", out -> BlocksJson.write(run.blocks(), order, classes, out));
    if (order.size() <= npyMaxClasses) {
      file("similarity.npy", out -> NpyWriter.writeSimilarity(similarity, order, out));
    }
    file("order.npy", out -> NpyWriter.writeOrder(order, out));
    file("linkage.npy", out -> NpyWriter.writeLinkage(order.dendrogram(), out));
    file("tree.nwk", out -> NewickWriter.write(order, classes, out));
  }

  private void table(String folder, Content content) throws IOException {
    file(folder + "/part-00000.parquet", content);
  }

  private void file(String path, Content content) throws IOException {
    try (OutputStream out = directory.create(path)) {
      content.writeTo(out);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
