package org.classblocks.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.classblocks.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the page of runs in Chromium: until its first picture, and while it is moved about. */
@Command(
    name = "run.sh page",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Times the page of runs in Chromium: from the navigation to the first picture, and frames"
            + " while the matrix is dragged and zoomed. The runs are made first.")
public final class PageBenchmark implements Callable<Integer> {
  private static final Path HOME = Path.of(System.getProperty("classblocks.bench"));

  @Option(
      names = "--classes",
      paramLabel = "K,K,...",
      split = ",",
      description = "The sizes of the runs (default: 527,2622,21841).")
  private List<Integer> classes = List.of(527, 2622, 21841);

  @Option(names = "--samples", paramLabel = "N", description = "Default: 4000.")
  private int samples = 4000;

  @Option(
      names = "--page",
      paramLabel = "PATH",
      description = "A page that is there already, in place of runs; repeatable.")
  private List<Path> pages = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each page is opened; medians are printed (default: 5).")
  private int rounds = 5;

  @Option(
      names = "--folder",
      paramLabel = "PATH",
      description = "Where logs and runs are kept (default: target of the module).")
  private Path folder = HOME.resolve("target").normalize();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new PageBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Path> measured = new ArrayList<>(pages);
    if (pages.isEmpty()) {
      for (int size : classes) {
        System.err.printf(Locale.ROOT, "a run of %,d classes ...%n", size);
        measured.add(new BenchRun(folder, size, samples).page());
      }
    }
    String frames = Text.of("%7s %7s %7s", "frame", "p95", "work");
    System.out.printf("%-26s %8s %8s | %-23s | %-23s |%n", "", "", "first", "panning", "zooming");
    System.out.printf(
        "%-26s %8s %8s | %s | %s | %8s %8s%n",
        "", "size", "picture", frames, frames, "heap", "memory");
    for (int i = 0; i < measured.size(); i++) {
      String name =
          pages.isEmpty() ? Text.of("%,d classes", classes.get(i)) : pages.get(i).toString();
      print(name, measured.get(i));
    }
    System.out.printf(
        Locale.ROOT,
        "Medians of %d visits by a browser with an empty profile; milliseconds. Load average"
            + " %.1f.%n",
        rounds,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return 0;
  }

  private void print(String name, Path page) throws Exception {
    List<PageFigures> visits = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      visits.add(PageVisit.of(page));
    }
    System.out.printf(
        Locale.ROOT,
        "%-26s %8s %8.0f | %s | %s | %8s %8s%n",
        name,
        megabytes((double) Files.size(page)),
        PageFigures.median(visits, PageFigures::firstPicture),
        frames(visits.stream().map(PageFigures::panning).toList()),
        frames(visits.stream().map(PageFigures::zooming).toList()),
        megabytes(PageFigures.median(visits, PageFigures::heap)),
        megabytes(PageFigures.median(visits, PageFigures::memory)));
  }

  private static String frames(List<PageFigures.Frames> movements) {
    return Text.of(
        "%7.1f %7.1f %7.1f",
        PageFigures.median(movements, PageFigures.Frames::median),
        PageFigures.median(movements, PageFigures.Frames::slow),
        PageFigures.median(movements, PageFigures.Frames::work));
  }

  private static String megabytes(double bytes) {
    return bytes < 0 ? "-" : Text.of("%.1f MB", bytes / 1e6);
  }
}
