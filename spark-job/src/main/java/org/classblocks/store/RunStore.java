package org.classblocks.store;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.classblocks.UserErrorException;

/**
 * The runs under an output path: {@code run_date=YYYY-MM-DD/run_id=ID/}.
 *
 * <p>A run exists once it has its manifest, which is written last and in one step. No folder and no
 * data is ever renamed, so this holds on object stores too.
 */
public final class RunStore {
  static final String MANIFEST = NewFiles.MANIFEST;
  private static final int MOST_ROUNDS = 10;
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT);

  private final Store store;
  private final Clock clock;
  private final RandomGenerator random;
  private final LatestPointer latest;

  /**
   * @param store the output path
   * @param clock tells the time that run ids begin with
   * @param random tells apart the ids of runs that begin in the same millisecond
   */
  public RunStore(Store store, Clock clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.latest = new LatestPointer(store);
  }

  /**
   * Begins a run with a new id and makes sure that it can be written.
   *
   * @throws UserErrorException if it cannot
   */
  public RunDirectory create(LocalDate date) {
    return create(new Run(date, newId(clock, random)));
  }

  /** An id that begins with the time, so that later ones are greater. */
  public static String newId(Clock clock, RandomGenerator random) {
    String time = ID_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    return String.format("%s-%06x", time, random.nextInt(1 << 24));
  }

  /**
   * Begins a run and makes sure that it can be written.
   *
   * @throws UserErrorException if it cannot, or if the run has begun before
   */
  public RunDirectory create(Run run) {
    Store folder = store.folder(run.path());
    if (isThere(folder)) {
      throw UserErrorException.usage(
          "expected a new run, found that %s exists; a run is never written to twice, use a new id",
          folder.location());
    }
    folder.probe();
    return new RunDirectory(this, run, folder);
  }

  private static boolean isThere(Store folder) {
    try {
      return folder.exists("");
    } catch (IOException failure) {
      throw StoreFailure.unwritable(folder.location(), failure);
    }
  }

  /** The complete runs, oldest first. */
  public List<Run> runs() throws IOException {
    List<Run> complete = new ArrayList<>();
    for (Run run : begun()) {
      if (isComplete(run)) {
        complete.add(run);
      }
    }
    return complete;
  }

  /** The newest complete run. */
  public Optional<Run> newest() throws IOException {
    List<Run> runs = begun();
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (isComplete(runs.get(i))) {
        return Optional.of(runs.get(i));
      }
    }
    return Optional.empty();
  }

  /** The files of a run. */
  public Store files(Run run) {
    return store.folder(run.path());
  }

  private boolean isComplete(Run run) throws IOException {
    return files(run).hasWhole(MANIFEST);
  }

  private List<Run> begun() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String date : store.list("")) {
      if (date.startsWith("run_date=")) {
        for (String id : store.list(date)) {
          Run.parse(date, id).ifPresent(runs::add);
        }
      }
    }
    runs.sort(null);
    return runs;
  }

  /** The run that {@code latest.json} names; nothing if it names none. */
  public Optional<Run> latest() throws IOException {
    return latest.read();
  }

  /**
   * Names the newest complete run in {@code latest.json}: the one whose writing began last,
   * whatever day it is about. Of several that do so at once, the last to write looks again after
   * the others have, so that the newest stays named.
   *
   * @throws UserErrorException if it cannot be written
   */
  void nameLatest() {
    try {
      Optional<Run> newest = newest();
      for (int round = 0; newest.isPresent() && round < MOST_ROUNDS; round++) {
        Run named = newest.get();
        latest.write(named);
        newest = newest().filter(run -> !run.equals(named));
      }
    } catch (IOException failure) {
      throw StoreFailure.unnamed(store.locationOf(LatestPointer.NAME), failure);
    }
  }
}
