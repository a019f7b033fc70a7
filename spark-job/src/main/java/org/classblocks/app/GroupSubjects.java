package org.classblocks.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.classblocks.blocks.BlockForest;
import org.classblocks.compare.ComparedRun;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Marginals;
import org.classblocks.moments.SampleSize;
import org.classblocks.order.ClassOrder;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.ParentRun;
import org.classblocks.write.StoredFindings;

/**
 * Groups of the samples of a run, each with an order and blocks of its own, as the settings of the
 * run give them. What a run does not keep for each group is taken from all samples: how spread the
 * scores of a class are, and how large a share of the samples lists it.
 */
final class GroupSubjects {
  private final ParentRun run;
  private final Progress progress;
  private final JobConfig config;
  private final Marginals pooled;
  private final ListedPairs listed;

  GroupSubjects(CompleteRun files, Progress progress) {
    this.run = ParentRun.open(files);
    this.progress = progress;
    ConfigSource source = new ConfigSource();
    run.manifest().configuration().forEach(source::addIfPresent);
    this.config = JobConfig.from(source);
    MemoryGate.check(
        Plans.memory(run.manifest().classes().total(), run.isSparse()),
        Runtime.getRuntime().maxMemory());
    this.pooled = run.marginals();
    this.listed = run.listed();
  }

  /** A group by its name. */
  Subject of(String name) {
    progress.begin(Stage.GROUP);
    SampleGroup group = run.group(name);
    ClassOrder order = config.order().ordering().order(group.similarity());
    BlockForest blocks =
        new BlockSearch(config.blocks(), progress)
            .blocks(group.similarity(), order, marginals(group));
    progress.end(
        String.format(
            Locale.ROOT,
            "%s, %s, %s",
            SampleGroup.shown(name),
            Counts.classes(order.dendrogram().leafCount()),
            Counts.of(blocks.blocks().size(), "block", "blocks")));
    return new Subject(
        run,
        Optional.of(name),
        new ComparedRun(group.similarity(), order.permutation(), blocks, group.samples(), listed),
        () -> StoredFindings.of(run));
  }

  /** As those of all samples, but of as many as the group has. */
  private Marginals marginals(SampleGroup group) {
    SampleSize size = pooled.sampleSize();
    double share = group.samples() / size.effective();
    return new Marginals(
        new SampleSize(
            Math.round(group.samples()),
            0,
            share * size.weight(),
            size.largestWeight(),
            group.samples()),
        ofClasses(pooled::mean),
        ofClasses(id -> share * pooled.squares(id)),
        ofClasses(pooled::sd),
        ofClasses(pooled::min),
        ofClasses(pooled::max));
  }

  private double[] ofClasses(IntToDoubleFunction number) {
    double[] numbers = new double[pooled.size()];
    Arrays.setAll(numbers, number);
    return numbers;
  }
}
