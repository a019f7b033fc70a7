package org.classblocks.spark.aggregate;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.spark.plan.NeighboursPlan;
import scala.Tuple2;

/**
 * Cuts the rows of a task into bands: a row goes once to each band that has one of its classes.
 * Pieces are handed on as they fill up, and what is known of all rows comes last.
 */
final class BandedRows implements Iterator<Tuple2<BandKey, BandPart>> {
  private final int partial;
  private final CountedBatches batches;
  private final NeighboursPlan plan;
  private final NeighboursAggregation.GroupLimit limit;
  private final ListedLogTotals totals;
  private final ListedRows.Builder[] bands;
  private final int[] pieces;
  private final long[] lastRows;
  private final Queue<Tuple2<BandKey, BandPart>> ready = new ArrayDeque<>();
  private SparseBatch batch;
  private int row;
  private long rowsTaken;
  private boolean isAtEnd;

  /**
   * @param partial the index of the task
   * @param batches its rows, each batch of one group
   * @param limit of groups
   */
  BandedRows(
      int partial,
      CountedBatches batches,
      NeighboursPlan plan,
      NeighboursAggregation.GroupLimit limit) {
    this.partial = partial;
    this.batches = batches;
    this.plan = plan;
    this.limit = limit;
    this.totals = new ListedLogTotals(batches.statistics(), plan.classCount(), plan.bands());
    this.bands = new ListedRows.Builder[plan.bands()];
    for (int band = 0; band < bands.length; band++) {
      bands[band] = new ListedRows.Builder();
    }
    this.pieces = new int[plan.bands()];
    this.lastRows = new long[plan.bands()];
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isAtEnd) {
      if (batch == null || row == batch.rows()) {
        nextBatch();
      } else {
        addRow(row++);
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<BandKey, BandPart> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void nextBatch() {
    batch = batches.next(this::marginals);
    row = 0;
    if (batch == null) {
      end();
    } else {
      totals.listings().accept(batch);
    }
  }

  private MarginalsBuilder marginals(String group) {
    if (group.isEmpty()) {
      return totals.statistics().marginals();
    }
    MarginalsBuilder marginals = totals.group(group);
    limit.check(totals.groups().keySet());
    return marginals;
  }

  private void addRow(int added) {
    rowsTaken++;
    int start = batch.starts()[added];
    int end = batch.starts()[added + 1];
    for (int e = start; e < end; e++) {
      int band = plan.bandOf(batch.ids()[e]);
      if (lastRows[band] < rowsTaken) {
        lastRows[band] = rowsTaken;
        totals.acceptRow(band, end - start);
        bands[band].add(batch, added, batches.group());
        if (bands[band].entries() >= plan.pieceEntries()) {
          handOn(band);
        }
      }
    }
  }

  private void handOn(int band) {
    BandKey key = new BandKey(band + 1, partial, pieces[band]++);
    ready.add(new Tuple2<>(key, new BandPart(bands[band].drain(), null)));
  }

  private void end() {
    isAtEnd = true;
    for (int band = 0; band < bands.length; band++) {
      if (bands[band].entries() > 0) {
        handOn(band);
      }
    }
    totals.groups().values().forEach(totals.statistics().marginals()::combine);
    ready.add(new Tuple2<>(new BandKey(BandKey.TOTALS, partial, 0), new BandPart(null, totals)));
  }
}
