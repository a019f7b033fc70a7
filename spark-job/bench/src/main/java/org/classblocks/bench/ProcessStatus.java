package org.classblocks.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux knows of this process and its children; elsewhere all is unknown, -1. */
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
    return peakMemory(PROCESS);
  }

  /**
   * The most resident memory of a process that this one or its children started, in bytes: the
   * largest among those with a word in their command line.
   */
  static long peakMemoryOfChildren(String word) {
    return ProcessHandle.current()
        .descendants()
        .map(child -> Path.of("/proc", Long.toString(child.pid())))
        .filter(process -> commandLine(process).contains(word))
        .mapToLong(ProcessStatus::peakMemory)
        .max()
        .orElse(-1);
  }

  private static long peakMemory(Path process) {
    long kilobytes = number(process, "status", PEAK);
    return kilobytes < 0 ? -1 : 1024 * kilobytes;
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException unknown) {
      return "";
    }
  }

  /** The bytes that were read from files so far, from the page cache or from a disk. */
  static long bytesRead() {
    return number(PROCESS, "io", READ);
  }

  private static long number(Path process, String file, Pattern pattern) {
    try {
      Matcher line = pattern.matcher(Files.readString(process.resolve(file)));
      return line.find() ? Long.parseLong(line.group(1)) : -1;
    } catch (IOException unknown) {
      return -1;
    }
  }
}
