package org.classblocks.synthetic;

import org.classblocks.UserErrorException;

/**
 * How much of a planted log to write.
 *
 * @param samples the number of samples, n
 * @param seed what every random number follows from
 * @param shape how scores vary
 * @param labels which labels samples get
 * @param format how a row holds its scores
 * @param files the number of Parquet files; 0 for files of about 128 MB
 */
public record GenerateSpec(
    long samples, long seed, ScoreShape shape, LabelRule labels, RowFormat format, int files) {
  private static final long FILE_BYTES = 128L << 20;
  private static final int MOST_FILES = 100_000;

  public GenerateSpec {
    if (samples < 1) {
      throw UserErrorException.usage(
          "The number of samples must be at least 1, found %d. Give more samples.", samples);
    }
    if (files < 0 || files > MOST_FILES || files > samples) {
      throw UserErrorException.usage(
          "The number of files must be from 0 to the number of samples (%d) and at most %d,"
              + " found %d. Use 0 to choose it by size.",
          samples, MOST_FILES, files);
    }
  }

  /** The number of files a log of that many classes gets. */
  public int files(int classes) {
    if (files > 0) {
      return files;
    }
    double bytes = samples * format.bytes(classes);
    long wanted = (long) Math.ceil(bytes / FILE_BYTES);
    return (int) Math.min(wanted, Math.min(samples, MOST_FILES));
  }

  /** The first sample of a file out of that many; the one after the last for the file after it. */
  public long firstSample(int file, int files) {
    long each = samples / files;
    long more = samples % files;
    return each * file + Math.min(file, more);
  }
}
