package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.spark.attribute.AttributeEncoding;
import org.classblocks.spark.attribute.CategoryLimit;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.plan.Accumulators;
import org.classblocks.spark.plan.TilePlan;
import scala.Tuple2;

/**
 * Computes the partial results of one task: one for every tile of a band and every stratum.
 *
 * @param accumulators makes the accumulators of batches
 * @param plan how to read the log
 * @param tiles the tiles of the band
 * @param rule decides which classes are predicted
 * @param types how the log holds scores
 * @param attributes how the log holds attributes; empty without any
 * @param <B> the kind of batch
 */
record MomentsTask<B extends SampleBatch>(
    Accumulators<B> accumulators,
    TilePlan plan,
    List<Tile> tiles,
    PredictionRule rule,
    ScoreTypes types,
    List<AttributeEncoding> attributes)
    implements Serializable {

  Iterator<Tuple2<PartialKey, Partial>> run(int partial, Iterator<BatchStream<B>> streams) {
    SampleCounter samples = new SampleCounter(plan.classCount(), rule, types);
    LogStatistics counted = samples.counted();
    CategoryLimit categories = new CategoryLimit(attributes);
    boolean carriesStatistics = tiles.get(0).index() == 0;
    try (StratumSums<B> strata =
        new StratumSums<>(accumulators.gathering(plan, tiles), plan.parts())) {
      while (streams.hasNext()) {
        BatchStream<B> stream = streams.next();
        for (B batch = stream.next(); batch != null; batch = stream.next()) {
          categories.accept(batch.attributes());
          if (carriesStatistics) {
            samples.accept(batch);
          }
          strata.accept(batch);
        }
        counted.rows().combine(stream.counts());
      }
      strata.gatherings().values().stream()
          .mapToLong(MomentsAccumulator::clipped)
          .forEach(counted.survey()::acceptClipped);
      return results(partial, counted, strata);
    }
  }

  private Iterator<Tuple2<PartialKey, Partial>> results(
      int partial, LogStatistics counted, StratumSums<B> strata) {
    List<Tuple2<PartialKey, Partial>> results = new ArrayList<>();
    strata
        .gatherings()
        .forEach(
            (stratum, gathering) -> {
              boolean isFirst = stratum.equals(Stratum.FIRST);
              List<CoMoments> coMoments = gathering.coMoments();
              LogStatistics statistics = isFirst ? counted : LogStatistics.empty(plan.classCount());
              statistics.marginals().combine(gathering.marginals());
              statistics.attributes().combine(gathering.attributes());
              for (CoMoments tile : coMoments) {
                int index = tile.tile().index();
                results.add(
                    new Tuple2<>(
                        new PartialKey(index, stratum, partial),
                        new Partial(stratum, index == 0 ? statistics : null, tile)));
              }
            });
    return results.iterator();
  }
}
