package org.classblocks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resident memory of this process, where Linux tells. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private ResidentMemory() {}

  /** Forgets the peak; where that is not allowed, peaks are those of the process so far. */
  static void clearPeak() {
    System.gc();
    try {
      Files.writeString(CLEAR, "5");
    } catch (IOException refused) {
      // The peak of the process then stands.
    }
  }

  /** The peak in bytes, or -1. */
  static long peak() {
    try {
      Matcher line = PEAK.matcher(Files.readString(STATUS));
      return line.find() ? 1024 * Long.parseLong(line.group(1)) : -1;
    } catch (IOException unknown) {
      return -1;
    }
  }
}
