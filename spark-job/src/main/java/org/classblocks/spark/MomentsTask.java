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
 * What one task does with its rows: one partial result for every tile of a band and every fold.
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
    try (Gathering<B> first = scores.gathering(plan, tiles)) {
      List<Gathering<B>> folds = new ArrayList<>(List.of(first));
      while (folds.size() < plan.folds()) {
        folds.add(first.beside());
      }
      long rows = 0;
      while (streams.hasNext()) {
        BatchStream<B> stream = streams.next();
        for (B batch = stream.next(); batch != null; batch = stream.next()) {
          counted.accept(batch);
          folds.get(plan.foldOf(rows)).accept(batch);
          rows += batch.rows();
        }
        counted.combine(stream.statistics());
      }
      return results(partial, counted, folds);
    }
  }

  private Iterator<Tuple2<PartialKey, Partial>> results(
      int partial, LogStatistics counted, List<Gathering<B>> folds) {
    List<Tuple2<PartialKey, Partial>> results = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      LogStatistics statistics = fold == 0 ? counted : LogStatistics.empty(plan.classCount());
      List<CoMoments> coMoments = folds.get(fold).coMoments();
      statistics.marginals().combine(folds.get(fold).marginals());
      for (CoMoments tile : coMoments) {
        int index = tile.tile().index();
        results.add(
            new Tuple2<>(
                new PartialKey(index, fold, partial),
                new Partial(index == 0 ? statistics : null, tile)));
      }
    }
    return results.iterator();
  }
}
