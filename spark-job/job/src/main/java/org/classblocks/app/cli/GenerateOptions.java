package org.classblocks.app.cli;

import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Option;

/** Short options for the keys of a synthetic log. */
final class GenerateOptions {
  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "A new or empty folder for log.parquet, classes.csv and truth.csv.")
  private String output;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "The number of samples (default: 10000).")
  private String samples;

  @Option(
      names = "--classes",
      paramLabel = "K",
      description = "The number of classes (default: 300).")
  private String classes;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "The seed of all random numbers (default: 1).")
  private String seed;

  @Option(
      names = "--blocks",
      paramLabel = "SIZES",
      description =
          "The sizes of blocks at each level, outermost first: one size, a list to repeat, or a"
              + " range to draw from (default: 40-100/10-25/3-8).")
  private String blocks;

  @Option(
      names = "--correlations",
      paramLabel = "R/R/...",
      description = "The correlation inside the blocks of each level (default: 0.15/0.35/0.6).")
  private String correlations;

  @Option(
      names = "--common",
      paramLabel = "R",
      description = "The correlation of classes that share no block (default: 0).")
  private String common;

  @Option(
      names = "--unblocked",
      paramLabel = "FRACTION",
      description = "The fraction of classes in no block (default: 0).")
  private String unblocked;

  @Option(
      names = "--hierarchy",
      paramLabel = "FILE",
      description =
          "A CSV file name,level_1,level_2,... that names the classes and their blocks. It"
              + " replaces --classes, --blocks and --unblocked.")
  private String hierarchy;

  @Option(
      names = "--scale",
      paramLabel = "SD",
      description = "The median standard deviation of a class's scores (default: 5).")
  private String scale;

  @Option(
      names = "--spread",
      paramLabel = "SD",
      description =
          "How much the standard deviations of classes differ: the standard deviation of their"
              + " logarithms (default: 0.3).")
  private String spread;

  @Option(
      names = "--bias",
      paramLabel = "SD",
      description = "The standard deviation of the classes' mean scores (default: 1).")
  private String bias;

  @Option(
      names = "--labels",
      paramLabel = "KIND",
      description = "none, single or multi (default: single).")
  private String labels;

  @Option(
      names = "--labels-per-sample",
      paramLabel = "MEAN",
      description = "The mean number of labels of a sample, with --labels multi (default: 2).")
  private String labelsPerSample;

  @Option(
      names = "--imbalance",
      paramLabel = "EXPONENT",
      description = "How unequal label frequencies are: the exponent of Zipf's law (default: 0).")
  private String imbalance;

  @Option(
      names = "--encoding",
      paramLabel = "KIND",
      description =
          "How a row holds its scores: array, packed (bytes), sparse (the ids and values of the"
              + " highest) or topic (those of classes around one of them, for up to millions of"
              + " classes) (default: array).")
  private String encoding;

  @Option(
      names = "--top",
      paramLabel = "M",
      description = "The most classes that a sparse row lists (default: 20).")
  private String top;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "The number of Parquet files (default: files of about 128 MB).")
  private String files;

  void addTo(ConfigSource source) {
    source.addIfPresent("output.path", output);
    source.addIfPresent("generate.samples", samples);
    source.addIfPresent("generate.classes", classes);
    source.addIfPresent("generate.seed", seed);
    source.addIfPresent("generate.blocks", blocks);
    source.addIfPresent("generate.correlations", correlations);
    source.addIfPresent("generate.common", common);
    source.addIfPresent("generate.unblocked", unblocked);
    source.addIfPresent("generate.hierarchy", hierarchy);
    source.addIfPresent("generate.scale", scale);
    source.addIfPresent("generate.spread", spread);
    source.addIfPresent("generate.bias", bias);
    source.addIfPresent("generate.labels", labels);
    source.addIfPresent("generate.labels-per-sample", labelsPerSample);
    source.addIfPresent("generate.imbalance", imbalance);
    source.addIfPresent("generate.encoding", encoding);
    source.addIfPresent("generate.top", top);
    source.addIfPresent("generate.files", files);
  }
}
