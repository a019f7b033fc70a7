package org.classblocks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.classblocks.generate.SyntheticLogWriter;
import org.classblocks.synthetic.BlockLayout;
import org.classblocks.synthetic.GenerateSpec;
import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.LevelSizes;
import org.classblocks.synthetic.RowFormat;
import org.classblocks.synthetic.ScoreShape;

/**
 * The log that generate makes of a size, with its default blocks.
 *
 * @param samples the number of rows
 * @param classes the number of classes
 * @param top how many of them a row lists; 0 for the scores of all
 * @param labels how many labels a row has on average; 0 for none
 */
record BenchLog(long samples, int classes, int top, double labels) {
  /** A small log too keeps several cores busy. */
  private static final int LEAST_FILES = 8;

  /** The log below a folder; written first where it is missing or was left incomplete. */
  Path below(Path folder, SparkSession session) throws IOException {
    String name = samples + "x" + classes + (top > 0 ? "-top" + top : "");
    Path output = folder.resolve(labels > 0 ? name + "-labels" + labels : name);
    if (!Files.exists(output.resolve(SyntheticLogWriter.TRUTH))) {
      System.err.println("writing " + output + " ...");
      GenerateSpec spec = spec(0);
      if (spec.files(classes) < LEAST_FILES) {
        spec = spec(LEAST_FILES);
      }
      BlockLayout layout = new BlockLayout(classes, LevelSizes.parseLevels("40-100/10-25/3-8"), 0);
      new SyntheticLogWriter(session).write(spec, layout.plant(spec.seed()), output.toString());
    }
    return output.resolve(SyntheticLogWriter.LOG);
  }

  private GenerateSpec spec(int files) {
    return new GenerateSpec(
        samples,
        1,
        new ScoreShape(ScoreShape.parseCorrelations("0.15/0.35/0.6"), 0, 5, 0.3, 1),
        labels > 0
            ? new LabelRule(LabelRule.Kind.MULTI, labels, 0.5)
            : new LabelRule(LabelRule.Kind.NONE, 1, 0),
        top > 0
            ? new RowFormat(RowFormat.Kind.SPARSE, top)
            : new RowFormat(RowFormat.Kind.ARRAY, 1),
        files);
  }
}
