package org.classblocks.result;

import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.BlockForest;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;

/** Results with no more than an order and blocks. */
public final class Results {
  private Results() {}

  /** What logs without labels say. */
  public static LogFacts facts(Marginals marginals, ListedPairs listed) {
    RowCounts rows = new RowCounts();
    rows.acceptUsed(marginals.samples());
    return new LogFacts(rows, 0, marginals, listed, Optional.empty());
  }

  /** A result without links, labels, groups and taxonomy; all classes are alike by themselves. */
  public static RunResult of(
      Similarity similarity, ClassOrder order, BlockForest blocks, ListedPairs listed) {
    int size = similarity.size();
    Marginals marginals =
        new Marginals(
            listed.samples(),
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    return of(similarity, order, blocks, facts(marginals, listed));
  }

  /** A result without links, labels, groups and taxonomy. */
  public static RunResult of(
      Similarity similarity, ClassOrder order, BlockForest blocks, LogFacts facts) {
    return new RunResult(
        facts,
        similarity,
        Neighbours.of(similarity, 0),
        order,
        blocks,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
