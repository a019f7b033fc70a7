package org.classblocks.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.similarity.ClassList;

/**
 * A small log whose every property follows from a seed: its size, encoding, scale of scores,
 * weights, labels, groups, files, and the settings, time zone and locale that it is analysed with.
 */
public final class RandomLog {
  private static final List<LogForm> FORMS =
      Arrays.stream(LogForm.values())
          // Data frames can hold MLlib's vectors; MLLIB_STRUCTS is how files store them.
          .filter(form -> form != LogForm.DECIMAL_ARRAYS)
          .filter(form -> !form.name().startsWith("MLLIB") || form == LogForm.MLLIB_STRUCTS)
          .toList();
  private static final List<String> ZONES =
      List.of("UTC", "Pacific/Auckland", "America/St_Johns", "Asia/Kolkata", "Africa/Casablanca");
  private static final List<String> LOCALES =
      List.of("und", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva", "de-DE", "th-TH-u-ca-buddhist");
  private static final List<String> GROUPS = List.of("", "phone", "tablet", "Überwachung");
  private static final int UNKNOWN_LABEL = 999;

  /** A summer time begins in Auckland's September and ends in its April. */
  private static final Instant FIRST = Instant.parse("2026-09-26T08:00:00Z");

  private static final int MINUTES = 15;

  final long seed;
  final LogForm form;
  public final int samples;
  public final int classes;
  public final List<String> settings = new ArrayList<>();
  final TimeZone zone;
  final Locale locale;

  /** The score of each class in each sample, as the log holds or implies it. */
  public final double[][] scores;

  public final boolean[][] isListed;

  /** What each sample weighs; 0 for those that the filter leaves out. */
  public final double[] weights;

  /** The labels of each sample, those that name no class among them. */
  final List<List<Integer>> labels = new ArrayList<>();

  /** The group of each sample, null for none. */
  public final String[] groups;

  /** Whether the filter lets a sample through. */
  final boolean[] isRead;

  /** The score from which on a class is predicted; NaN for as many classes as labels. */
  public final double threshold;

  private final boolean hasWeights;
  private final boolean hasLabels;
  private final boolean hasGroups;
  private final boolean hasFilter;
  private final int files;
  private final Random random;

  public RandomLog(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.form = pick(FORMS);
    this.samples = 1 + random.nextInt(random.nextInt(4) == 0 ? 4 : 70);
    this.classes = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : LogForm.CLASSES);
    this.zone = TimeZone.getTimeZone(pick(ZONES));
    this.locale = Locale.forLanguageTag(pick(LOCALES));
    this.files = 1 + random.nextInt(4);
    this.hasWeights = random.nextInt(3) == 0;
    this.hasLabels = form != LogForm.MLLIB_STRUCTS && random.nextInt(3) > 0;
    this.hasGroups = random.nextInt(4) == 0;
    this.hasFilter = random.nextInt(4) == 0;
    this.isListed = listed();
    this.scores = scores();
    this.weights = new double[samples];
    this.groups = new String[samples];
    this.isRead = new boolean[samples];
    Arrays.fill(weights, 1);
    Arrays.fill(isRead, true);
    chooseSettings();
    this.threshold = threshold();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean[][] listed() {
    boolean[][] listed = new boolean[samples][classes];
    for (int sample = 0; sample < samples; sample++) {
      boolean[] row = listed[sample];
      Arrays.fill(row, listsAll(sample));
      if (form.isListing()) {
        int most = 1 + random.nextInt(classes);
        for (int i = 0; i < most; i++) {
          row[Math.min(random.nextInt(classes), random.nextInt(classes))] = true;
        }
      }
    }
    return listed;
  }

  private boolean listsAll(int sample) {
    return !form.isListing() || (form == LogForm.MLLIB_STRUCTS && sample % 40 == 0);
  }

  /** Three factors, noise and offsets, at scales from 1e-30 to 1e30; all of them are floats. */
  private double[][] scores() {
    double[] scale = new double[classes];
    double[] offset = new double[classes];
    double common = Math.pow(10, 60 * random.nextDouble() - 30);
    int kind = random.nextInt(3);
    for (int id = 0; id < classes; id++) {
      scale[id] =
          switch (kind) {
            case 0 -> 1;
            case 1 -> common;
            default -> Math.pow(10, 60 * random.nextDouble() - 30);
          };
      offset[id] = random.nextInt(3) == 0 ? 100 * random.nextGaussian() : 0;
    }
    double absent = absentScore(common);
    double outlier = random.nextInt(5) == 0 ? Math.pow(10, 3 * random.nextDouble()) : 1;
    boolean isCoarse = random.nextInt(4) == 0;
    double[][] drawn = new double[samples][classes];
    for (int sample = 0; sample < samples; sample++) {
      double[] factors = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      for (int id = 0; id < classes; id++) {
        double score = offset[id] + factors[id % 3] + 0.5 * random.nextGaussian();
        score = isCoarse ? Math.rint(score) : score;
        score = id % 11 == 10 ? 2 : score;
        score *= scale[id] * (sample == 0 ? outlier : 1);
        drawn[sample][id] = isListed[sample][id] ? (float) score : absent;
      }
    }
    return drawn;
  }

  private double absentScore(double scale) {
    if (!form.isListing() || form == LogForm.MLLIB_STRUCTS || random.nextInt(3) > 0) {
      return 0;
    }
    String text = Float.toString((float) (scale * random.nextGaussian()));
    settings.add("input.absent-score=" + text);
    return holdsFloats() ? Float.parseFloat(text) : Double.parseDouble(text);
  }

  private boolean holdsFloats() {
    return switch (form) {
      case ARRAYS, SQUEEZED, PACKED, NPY_FLOATS, IDS_AND_VALUES, MAP, STRUCTS, LONG -> true;
      default -> false;
    };
  }

  private void chooseSettings() {
    settings.add("similarity.precision=" + pick(List.of("double", "double", "mixed")));
    settings.add("similarity.clip-negative=" + (random.nextInt(5) == 0));
    settings.add(
        "order.linkage="
            + pick(
                List.of(
                    "average", "complete", "single", "weighted", "ward", "centroid", "median")));
    settings.add("order.distance=" + pick(List.of("correlation", "profile")));
    settings.add("order.leaf-order=" + pick(List.of("optimal", "global", "dendrogram")));
    if (hasFilter) {
      chooseFilter();
    }
    if (hasWeights) {
      settings.add("input.weight=w");
      boolean areWhole = random.nextBoolean();
      for (int sample = 0; sample < samples; sample++) {
        double weight = Math.pow(10, 4 * random.nextDouble() - 2);
        weight = random.nextInt(9) == 0 ? 0 : areWhole ? Math.ceil(weight) : weight;
        weights[sample] = weight;
      }
    }
    chooseLabels();
    if (hasGroups) {
      settings.add("input.group=split");
      Arrays.setAll(groups, sample -> random.nextInt(7) == 0 ? null : pick(GROUPS));
    }
  }

  private void chooseFilter() {
    int first = random.nextInt(samples);
    settings.add("input.filter=at >= timestamp '" + wallClock(time(first)) + "'");
    Arrays.fill(isRead, 0, first, false);
  }

  private static Instant time(int sample) {
    return FIRST.plusSeconds(60L * MINUTES * sample);
  }

  private static String wallClock(Instant time) {
    return time.toString().replace('T', ' ').replace("Z", "");
  }

  private void chooseLabels() {
    if (hasLabels) {
      settings.add("input.labels=labels");
    }
    // As many labels as classes may be a vector of 0 and 1.
    int mostLabels = classes < 3 ? 1 : Math.min(3, classes - 1);
    for (int sample = 0; sample < samples; sample++) {
      List<Integer> own = new ArrayList<>();
      for (int label = hasLabels ? random.nextInt(mostLabels + 1) : 0; label > 0; label--) {
        own.add(random.nextInt(12) == 0 ? UNKNOWN_LABEL : random.nextInt(classes));
      }
      labels.add(own);
    }
  }

  /** A score that the log has, as a person would write it. */
  private double threshold() {
    int sample = random.nextInt(samples);
    int id = random.nextInt(classes);
    if (!hasLabels || random.nextBoolean() || !isListed[sample][id] || form == LogForm.WIDE) {
      return Double.NaN;
    }
    String text = Float.toString((float) scores[sample][id]);
    settings.add("confusion.threshold=" + text);
    return holdsFloats() ? Float.parseFloat(text) : Double.parseDouble(text);
  }

  public ClassList classList() {
    return ClassList.ofNames(IntStream.range(0, classes).mapToObj(LogForm::name).toList());
  }

  public boolean hasLabels() {
    return hasLabels;
  }

  boolean hasGroups() {
    return hasGroups;
  }

  public boolean isMixed() {
    return settings.contains("similarity.precision=mixed");
  }

  /** The labels of a sample that name a class, each once. */
  public Set<Integer> knownLabels(int sample) {
    Set<Integer> known = new TreeSet<>(labels.get(sample));
    known.remove(UNKNOWN_LABEL);
    return known;
  }

  /** The rows of the log that are read: samples, or predictions where a row holds one. */
  public long rowsRead() {
    return IntStream.range(0, samples).filter(sample -> isRead[sample]).count();
  }

  /** The samples that are read. */
  public int[] samplesRead() {
    return IntStream.range(0, samples).filter(sample -> isRead[sample]).toArray();
  }

  /** Writes the log to a folder of its own, whose path is returned. */
  public String write(Path parent) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("log-" + seed));
    StructType columns =
        form.schema(classes)
            .add("labels", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("w", DataTypes.DoubleType)
            .add("split", DataTypes.StringType)
            .add("at", DataTypes.TimestampType);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      Object[] more = {labels.get(sample), weights[sample], groups[sample], time(sample)};
      for (Row row : form.rows(classes, sample, entries(sample))) {
        rows.add(longer(row, more));
      }
    }
    int start = 0;
    for (int file = 0; file < files; file++) {
      int end = file == files - 1 ? rows.size() : start + random.nextInt(rows.size() - start + 1);
      RowFiles.write(
          folder.resolve("part-" + file + ".parquet"), columns, rows.subList(start, end));
      start = end;
    }
    return folder.toString();
  }

  private List<LogForm.Entry> entries(int sample) {
    List<LogForm.Entry> entries = new ArrayList<>();
    for (int id = 0; id < classes; id++) {
      if (isListed[sample][id]) {
        entries.add(new LogForm.Entry(id, (float) scores[sample][id]));
      }
    }
    Collections.shuffle(entries, random);
    return entries;
  }

  private static Row longer(Row row, Object... more) {
    Object[] cells = new Object[row.size() + more.length];
    Arrays.setAll(cells, i -> i < row.size() ? row.get(i) : more[i - row.size()]);
    return RowFactory.create(cells);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "seed %d: %s, %d x %d, %d files, %s, %s, %s",
        seed,
        form,
        samples,
        classes,
        files,
        settings,
        zone.getID(),
        locale.toLanguageTag());
  }
}
