package org.classblocks.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.classblocks.linalg.Blas;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.ScoreBatch;
import scala.Tuple2;

/**
 * What one task does with its rows: one partial result for every tile of a band.
 *
 * @param plan how the log is gathered
 * @param tiles the tiles of the band
 */
record MomentsTask(TilePlan plan, List<Tile> tiles) implements Serializable {

  Iterator<Tuple2<PartialKey, Partial>> run(int partial, Iterator<BatchStream> streams) {
    LogStatistics counted = LogStatistics.empty(plan.classCount());
    try (MomentsBuilder builder =
        new MomentsBuilder(
            plan.classCount(), plan.productRows(), tiles, plan.precision(), Blas.fastest())) {
      while (streams.hasNext()) {
        BatchStream stream = streams.next();
        for (ScoreBatch batch = stream.next(); batch != null; batch = stream.next()) {
          builder.accept(batch);
        }
        counted.combine(stream.statistics());
      }
      List<CoMoments> coMoments = builder.coMoments();
      counted.marginals().combine(builder.marginals());
      return results(partial, counted, coMoments);
    }
  }

  private static Iterator<Tuple2<PartialKey, Partial>> results(
      int partial, LogStatistics statistics, List<CoMoments> tiles) {
    List<Tuple2<PartialKey, Partial>> results = new ArrayList<>();
    for (CoMoments tile : tiles) {
      int index = tile.tile().index();
      results.add(
          new Tuple2<>(
              new PartialKey(index, partial), new Partial(index == 0 ? statistics : null, tile)));
    }
    return results.iterator();
  }
}
