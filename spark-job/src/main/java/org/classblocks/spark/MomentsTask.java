package org.classblocks.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.SampleBatch;
import scala.Tuple2;

/**
 * What one task does with its rows: one partial result for every tile of a band.
 *
 * @param scores knows what gathers its batches
 * @param plan how the log is gathered
 * @param tiles the tiles of the band
 * @param <B> the kind of batch
 */
record MomentsTask<B extends SampleBatch>(ScoreIntake<B> scores, TilePlan plan, List<Tile> tiles)
    implements Serializable {

  Iterator<Tuple2<PartialKey, Partial>> run(int partial, Iterator<BatchStream<B>> streams) {
    LogStatistics counted = LogStatistics.empty(plan.classCount());
    try (Gathering<B> gathering = scores.gathering(plan, tiles)) {
      while (streams.hasNext()) {
        BatchStream<B> stream = streams.next();
        for (B batch = stream.next(); batch != null; batch = stream.next()) {
          gathering.accept(batch);
        }
        counted.combine(stream.statistics());
      }
      List<CoMoments> coMoments = gathering.coMoments();
      counted.marginals().combine(gathering.marginals());
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
