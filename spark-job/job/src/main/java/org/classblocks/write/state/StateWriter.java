package org.classblocks.write.state;

import java.io.IOException;
import java.util.SortedMap;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.similarity.ClassList;
import org.classblocks.splits.SignatureLists;
import org.classblocks.store.NewDirectory;
import org.classblocks.write.format.Json;

/**
 * Writes a state: tiles as they come, then the classes, and the manifest last. Equal statistics
 * give equal bytes, except the summary, which has a time.
 */
public final class StateWriter {
  private final NewDirectory directory;
  private boolean countsListings;

  public StateWriter(NewDirectory directory) {
    this.directory = directory;
  }

  /** Writes the co-moments of a tile for each stratum of the samples; each tile once. */
  public void write(SortedMap<Stratum, CoMoments> tile) throws IOException {
    CoMoments first = tile.get(tile.firstKey());
    countsListings |= tile.values().stream().anyMatch(part -> part.listings().isPresent());
    directory.write(TileTable.path(first.tile()), out -> TileTable.write(tile, out));
  }

  /** Whether the tiles so far count the samples that list both classes of a pair. */
  public boolean countsListings() {
    return countsListings;
  }

  public void write(ClassList classes) throws IOException {
    directory.write(StateTables.CLASSES, out -> StateTables.writeClasses(classes, out));
  }

  /** Writes the marginals of each class, for each stratum of the samples. */
  public void writeMarginals(SortedMap<Stratum, MarginalsBuilder> strata) throws IOException {
    directory.write(StateTables.STRATA, out -> StateTables.writeStrata(strata, out));
    directory.write(StateTables.MARGINALS, out -> StateTables.writeMarginals(strata, out));
  }

  /** Writes the co-moments of scores and attributes, if samples have attributes. */
  public void writeAttributes(SortedMap<Stratum, AttributeMoments> strata) throws IOException {
    if (strata.values().stream().anyMatch(moments -> moments.size() > 0)) {
      directory.write(AttributeTable.PATH, out -> AttributeTable.write(strata, out));
    }
  }

  public void write(LabelCounts labels, ConfusionCounts confusion) throws IOException {
    directory.write(LabelTables.LABELS, out -> LabelTables.writeLabels(labels, confusion, out));
    directory.write(LabelTables.ERRORS, out -> LabelTables.writeErrors(confusion, out));
  }

  /** Writes what a choice of the samples of each class looks like. */
  public void write(SignatureLists signatures) throws IOException {
    directory.write(SignaturesTable.PATH, out -> SignaturesTable.write(signatures, out));
  }

  /** Publishes the state after everything else was written. */
  public void publish(StateSummary summary) throws IOException {
    directory.write(StateSummary.PATH, out -> Json.write(summary, out));
    directory.publish(
        Json.bytes(new StateManifest(StateManifest.FORMAT_VERSION, directory.inventory())));
  }
}
