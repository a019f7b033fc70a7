package org.classblocks.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;

/**
 * The runs under an output path: {@code run_date=YYYY-MM-DD/run_id=ID/}.
 *
 * <p>A run exists once it has its manifest, which is written last and in one step. Nothing is
 * renamed, so this holds on object stores, too.
 */
public final class RunStore {
  private static final int MOST_ROUNDS = 10;

  private final Store store;
  private final NewIds newIds;
  private final LatestPointer latest;

  /**
   * @param store the output path
   * @param clock gives the time in new run ids
   * @param random distinguishes run ids of the same millisecond
   */
  public RunStore(Store store, Clock clock, RandomGenerator random) {
    this.store = store;
    this.newIds = new NewIds(clock, random);
    this.latest = new LatestPointer(store);
  }

  /** Opens an output path with the system clock. */
  public static RunStore at(Store output) {
    return new RunStore(output, Clock.systemUTC(), new SplittableRandom());
  }

  /**
   * Finds a run by its directory, or by an output path for its newest complete run.
   *
   * @throws UserErrorException if there is no complete run
   */
  public static CompleteRun find(Configuration configuration, String path) {
    Store store = Store.at(configuration, path);
    try {
      if (store.exists(Store.MANIFEST)) {
        return new CompleteRun(store);
      }
      RunStore runs = at(store);
      return runs.newest().map(runs::complete).orElseThrow(() -> missing(store));
    } catch (IOException unreadable) {
      throw StoreFailure.unreadable(store.location(), unreadable);
    }
  }

  private static UserErrorException missing(Store store) {
    return UserErrorException.input(
        "Expected a complete run at %s, found neither %s nor runs that have one. Name the"
            + " directory of a run, or an output path with finished runs.",
        store.location(), Store.MANIFEST);
  }

  /** The output path, to show and to copy. */
  public String location() {
    return store.location();
  }

  /** The free space in bytes, if the file system reports it. */
  public OptionalLong freeBytes() {
    return store.freeBytes();
  }

  /**
   * Begins the newest run of a date, and checks that it is writable.
   *
   * @throws UserErrorException if it is not
   */
  public NewRun create(LocalDate date) {
    try {
      List<String> ids = begun(Run.folder(date)).map(Run::id).toList();
      return create(new Run(date, newIds.next(ids)));
    } catch (IOException unreadable) {
      throw StoreFailure.unwritable(store.location(), unreadable);
    }
  }

  /**
   * Begins a run and checks that it is writable.
   *
   * @throws UserErrorException if it is not, or if the run has begun before
   */
  public NewRun create(Run run) {
    Store folder = store.folder(run.path());
    if (isThere(folder)) {
      throw UserErrorException.usage(
          "Expected a new run, but %s exists, and a run is never written to twice. Use a new id.",
          folder.location());
    }
    return new NewRun(run, folder, this::nameLatest);
  }

  private static boolean isThere(Store folder) {
    try {
      return folder.exists("");
    } catch (IOException failure) {
      throw StoreFailure.unwritable(folder.location(), failure);
    }
  }

  /** The complete runs by date, and those of a date oldest first. */
  public List<Run> runs() throws IOException {
    return complete(begun());
  }

  /** The complete runs of a date, oldest first. Lists only the folder of that date. */
  public List<Run> runs(LocalDate date) throws IOException {
    return complete(begun(Run.folder(date)).sorted().toList());
  }

  private List<Run> complete(List<Run> begun) throws IOException {
    List<Run> complete = new ArrayList<>();
    for (Run run : begun) {
      if (isComplete(run)) {
        complete.add(run);
      }
    }
    return complete;
  }

  /** The runs whose manifest was cut off, which do not count as runs. */
  public List<Run> torn() throws IOException {
    List<Run> torn = new ArrayList<>();
    for (Run run : begun()) {
      if (files(run).exists(Store.MANIFEST) && !isComplete(run)) {
        torn.add(run);
      }
    }
    return torn;
  }

  /**
   * The newest run of each date.
   *
   * @param runs oldest first
   */
  public static NavigableMap<LocalDate, Run> newestOfEachDate(List<Run> runs) {
    NavigableMap<LocalDate, Run> newest = new TreeMap<>();
    runs.forEach(run -> newest.put(run.date(), run));
    return newest;
  }

  /** The newest complete run of the newest date. */
  public Optional<Run> newest() throws IOException {
    List<Run> runs = begun();
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (isComplete(runs.get(i))) {
        return Optional.of(runs.get(i));
      }
    }
    return Optional.empty();
  }

  public CompleteRun complete(Run run) {
    return new CompleteRun(files(run));
  }

  public Store files(Run run) {
    return store.folder(run.path());
  }

  private boolean isComplete(Run run) throws IOException {
    return files(run).hasWhole(Store.MANIFEST);
  }

  private List<Run> begun() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String date : store.list("")) {
      if (date.startsWith(Run.DATE)) {
        begun(date).forEach(runs::add);
      }
    }
    runs.sort(null);
    return runs;
  }

  private Stream<Run> begun(String date) throws IOException {
    return store.list(date).stream().flatMap(id -> Run.parse(date, id).stream());
  }

  /** The run that {@code latest.json} names; nothing if it names none. */
  public Optional<Run> latest() throws IOException {
    return latest.read();
  }

  /**
   * Names the newest complete run of the newest date in {@code latest.json}. Of several writers at
   * once, the last one looks again, so that the newest run stays named.
   *
   * @throws UserErrorException if it cannot be written
   */
  public void nameLatest() {
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

  /**
   * Deletes old runs, each manifest first, so that a partly deleted run does not count.
   *
   * @param keep how many complete runs of the newest dates stay, at least 1
   * @param published the complete run that was written last, which stays
   */
  public Pruning prune(int keep, Run published) throws IOException {
    List<Run> begun = begun();
    List<Run> complete = complete(begun);
    OldRuns rule = new OldRuns(keep, published, latest());
    List<Run> old =
        rule.among(
            complete,
            written(begun, new HashSet<>(complete)),
            files(published).written(Store.MANIFEST).orElse(Instant.EPOCH));
    for (Run run : old) {
      store.delete(run.path() + "/" + Store.MANIFEST);
      store.deleteFolder(run.path());
      store.deleteIfEmpty(Run.folder(run.date()));
    }
    return new Pruning(old, rule.isNext(complete));
  }

  /**
   * The last write to each incomplete run, by the clock of the file system. Ids may come from
   * clocks that were ahead.
   */
  private Map<Run, Instant> written(List<Run> begun, Set<Run> complete) throws IOException {
    Map<Run, Instant> written = new HashMap<>();
    for (Run run : begun) {
      if (!complete.contains(run)) {
        files(run).written("").ifPresent(time -> written.put(run, time));
      }
    }
    return written;
  }
}
