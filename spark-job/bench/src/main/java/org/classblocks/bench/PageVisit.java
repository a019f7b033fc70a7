package org.classblocks.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.Pointer;

/** Visits a page as a person would, with real events, and looks at the clock. */
final class PageVisit {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final int MOVES = 120;
  private static final int TURNS = 30;
  private static final double RADIUS = 120;
  private static final String MATRIX = "#matrix .surface";

  private static final String START =
      """
      window.frames = [];
      const sample = (time) => {
        window.frames.push(time);
        window.sampler = requestAnimationFrame(sample);
      };
      window.sampler = requestAnimationFrame(sample);
      """;
  private static final String STOP =
      """
      cancelAnimationFrame(window.sampler);
      return window.frames;
      """;

  private final OpenPage page;
  private final Box matrix;

  private PageVisit(OpenPage page) {
    this.page = page;
    this.matrix = page.box(MATRIX);
  }

  /** Measures a page in a browser that is started for it. */
  static PageFigures of(Path file) throws IOException {
    try (Browser browser = Browser.startSilent(WIDTH, HEIGHT)) {
      return new PageVisit(OpenPage.open(browser, file)).figures();
    }
  }

  private PageFigures figures() {
    double firstPicture = page.number("performance.getEntriesByName('first-picture')[0].startTime");
    zoom(-1);
    PageFigures.Frames panning = frames(this::pan);
    PageFigures.Frames zooming =
        frames(
            () -> {
              zoom(1);
              zoom(-1);
            });
    return new PageFigures(
        firstPicture,
        panning,
        zooming,
        page.number("performance.memory.usedJSHeapSize"),
        ProcessStatus.peakMemoryOfChildren("--type=renderer"));
  }

  /** Drags the middle of the matrix in circles. */
  private void pan() {
    Pointer pointer = page.pointer();
    pointer.moveTo(matrix.x(0.5), matrix.y(0.5));
    pointer.press(matrix.x(0.5), matrix.y(0.5), 0);
    for (int move = 0; move < MOVES; move++) {
      double angle = 4 * Math.PI * move / MOVES;
      double x = matrix.x(0.5) + RADIUS * Math.sin(angle);
      double y = matrix.y(0.5) + RADIUS * (Math.cos(angle) - 1);
      pointer.pull(x, y, 0);
    }
    pointer.release(matrix.x(0.5), matrix.y(0.5), 0);
  }

  /** Turns the wheel above the matrix; -1 goes in and 1 out. */
  private void zoom(int direction) {
    for (int turn = 0; turn < TURNS; turn++) {
      page.pointer().wheel(matrix.x(0.4), matrix.y(0.4), direction * 40.0, 0);
    }
  }

  private PageFigures.Frames frames(Runnable movement) {
    page.awaitFrame();
    page.evaluate(START);
    double before = page.secondsAtWork();
    movement.run();
    double work = 1000 * (page.secondsAtWork() - before);
    double[] times = numbers(page.evaluate(STOP));
    double[] intervals = new double[Math.max(0, times.length - 1)];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = times[i + 1] - times[i];
    }
    return new PageFigures.Frames(
        PageFigures.quantile(intervals, 0.5),
        PageFigures.quantile(intervals, 0.95),
        work / intervals.length);
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list)
        .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
  }
}
