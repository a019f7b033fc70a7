package org.classblocks.app.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.classblocks.Text;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.find.BlockSearch;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.LogPlans;
import org.classblocks.blocks.BlockForest;
import org.classblocks.conf.JobConfig;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.order.ClassOrder;
import org.classblocks.result.LogFacts;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.Neighbours;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.run.StoredRun;

/**
 * Groups of the samples of a run, each with its own order and blocks under the settings of the run.
 * A run does not keep the spread of a class's scores, the share of samples that list it and the
 * folds by group, so those of all samples are used.
 */
public final class ComparedGroups {
  private final StoredRun run;
  private final Progress progress;
  private final JobConfig config;
  private final LogFacts pooled;
  private final Optional<FoldDeviations> noise;

  public ComparedGroups(CompleteRun files, Progress progress) {
    this.run = StoredRun.open(files);
    this.progress = progress;
    this.config = ComparedSide.config(run);
    MemoryCheck.checkOrder(run, LogPlans.memory(run.manifest().classes().total(), run.isSparse()));
    this.pooled = run.facts(Optional.empty());
    this.noise = run.noise();
  }

  public ComparedSide of(String name) {
    progress.begin(Stage.GROUP);
    SampleGroup group = run.group(name);
    LogFacts log = facts(group);
    ClassOrder order = config.order().ordering().order(group.similarity());
    BlockForest blocks =
        new BlockSearch(config.blocks(), progress)
            .blocks(
                group.similarity(),
                order,
                Optional.of(new Containment(group.similarity(), log.listed(), log.marginals())),
                log.marginals());
    progress.end(
        Text.of(
            "%s, %s, %s",
            SampleGroup.shown(name),
            Counts.classes(order.dendrogram().leafCount()),
            Counts.of(blocks.blocks().size(), "block", "blocks")));
    return new ComparedSide(
        run,
        Optional.of(name),
        Optional.empty(),
        new RunResult(
                log,
                group.similarity(),
                Neighbours.of(group.similarity(), 0),
                order,
                blocks,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty())
            .withNoise(noise.map(all -> all.ofPart(group.samples() / samples()))));
  }

  private double samples() {
    return pooled.marginals().sampleSize().independent();
  }

  /** The facts of all samples, with the sample count of the group and without labels. */
  private LogFacts facts(SampleGroup group) {
    Marginals all = pooled.marginals();
    SampleSize size = all.sampleSize();
    double share = group.samples() / samples();
    Marginals marginals =
        new Marginals(
            new SampleSize(
                Math.round(group.samples()),
                0,
                share * size.weight(),
                size.largestWeight(),
                group.samples()),
            ofClasses(all::mean),
            ofClasses(id -> share * all.squares(id)),
            ofClasses(all::sd),
            ofClasses(all::min),
            ofClasses(all::max));
    return new LogFacts(
        pooled.rows(), pooled.clippedScores(), marginals, pooled.listed(), Optional.empty());
  }

  private double[] ofClasses(IntToDoubleFunction number) {
    double[] numbers = new double[pooled.marginals().size()];
    Arrays.setAll(numbers, number);
    return numbers;
  }
}
