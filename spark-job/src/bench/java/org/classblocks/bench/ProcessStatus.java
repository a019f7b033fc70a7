package org.classblocks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux knows of this process; elsewhere all is unknown, -1. */
final class ProcessStatus {
  private static final Path PROCESS = Path.of("/proc/self");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern READ = Pattern.compile("rchar: (\\d+)");

  private ProcessStatus() {}

  /** Forgets the peak of the memory; where that is not allowed, it stays that of the process. */
  static void clearPeakMemory() {
    System.gc();
    try {
      Files.writeString(PROCESS.resolve("clear_refs"), "5");
    } catch (IOException refused) {
      // The peak of the process stands.
    }
  }

  /** The most resident memory, in bytes. */
  static long peakMemory() {
    long kilobytes = number("status", PEAK);
    return kilobytes < 0 ? -1 : 1024 * kilobytes;
  }

  /** The bytes that were read from files so far, from the page cache or from a disk. */
  static long bytesRead() {
    return number("io", READ);
  }

  private static long number(String file, Pattern pattern) {
    try {
      Matcher line = pattern.matcher(Files.readString(PROCESS.resolve(file)));
      return line.find() ? Long.parseLong(line.group(1)) : -1;
    } catch (IOException unknown) {
      return -1;
    }
  }
}
