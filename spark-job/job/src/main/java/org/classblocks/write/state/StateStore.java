package org.classblocks.write.state;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.classblocks.UserErrorException;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.NewIds;
import org.classblocks.store.Store;

/**
 * The states under a path: {@code run_date=YYYY-MM-DD/fingerprint=HASH/state_id=ID/}.
 *
 * <p>A state exists once it has its manifest, which is written last, and is never changed. Finding
 * the states of a date costs the same for any number of other dates.
 */
public final class StateStore {
  private final Store store;
  private final NewIds newIds;

  /**
   * @param store the path of all states
   * @param clock gives the time in new ids
   * @param random distinguishes ids of the same millisecond
   */
  public StateStore(Store store, Clock clock, RandomGenerator random) {
    this.store = store;
    this.newIds = new NewIds(clock, random);
  }

  /** The location, to show and to copy. */
  public String location() {
    return store.location();
  }

  /**
   * Begins the newest state of its date and fingerprint, and checks that it is writable.
   *
   * @throws UserErrorException if it is not
   */
  public NewDirectory create(LocalDate date, String fingerprint) {
    try {
      String id = newIds.next(ids(date, fingerprint));
      return new NewDirectory(id, store.folder(new StateName(date, fingerprint, id).path()));
    } catch (IOException unreadable) {
      throw store.unwritable(unreadable);
    }
  }

  /** The free space in bytes, if the file system reports it. */
  public OptionalLong freeBytes() {
    return store.freeBytes();
  }

  /**
   * The newest state of a date and fingerprint that has a manifest. If the manifest was cut off,
   * reading it fails; an older state does not replace it.
   *
   * @throws UserErrorException if the path cannot be read
   */
  public Optional<CompleteState> newest(LocalDate date, String fingerprint) {
    return newest(date, fingerprint, store::exists);
  }

  /**
   * The newest complete state of a date and fingerprint. A manifest that was cut off does not
   * count.
   *
   * @throws UserErrorException if the path cannot be read
   */
  public Optional<CompleteState> newestWhole(LocalDate date, String fingerprint) {
    return newest(date, fingerprint, store::hasWhole);
  }

  private interface Look {
    boolean isThere(String manifest) throws IOException;
  }

  private Optional<CompleteState> newest(LocalDate date, String fingerprint, Look look) {
    try {
      List<String> ids = ids(date, fingerprint);
      for (int i = ids.size() - 1; i >= 0; i--) {
        StateName name = new StateName(date, fingerprint, ids.get(i));
        if (look.isThere(name.path() + "/" + Store.MANIFEST)) {
          return Optional.of(files(name));
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw unreadable(date, unreadable);
    }
  }

  /**
   * A state by its name.
   *
   * @throws UserErrorException if it was deleted
   */
  public CompleteState known(StateName name) {
    try {
      if (!store.exists(name.path() + "/" + Store.MANIFEST)) {
        throw UserErrorException.input(
            "The state of %s is gone from %s. Keep states for as long as their runs are compared.",
            name.date(), store.locationOf(name.path()));
      }
      return files(name);
    } catch (IOException unreadable) {
      throw unreadable(name.date(), unreadable);
    }
  }

  public CompleteState files(StateName name) {
    return new CompleteState(name, store.folder(name.path()));
  }

  /**
   * The newest complete state of each other fingerprint of a date.
   *
   * @throws UserErrorException if the path cannot be read
   */
  public List<CompleteState> others(LocalDate date, String fingerprint) {
    try {
      return store.values(StateName.folder(date), StateName.FINGERPRINT).stream()
          .filter(other -> !other.equals(fingerprint))
          .map(other -> newestWhole(date, other))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException unreadable) {
      throw unreadable(date, unreadable);
    }
  }

  private List<String> ids(LocalDate date, String fingerprint) throws IOException {
    return store.values(StateName.folder(date, fingerprint), StateName.ID);
  }

  private UserErrorException unreadable(LocalDate date, IOException cause) {
    return UserErrorException.input(
            "The states in %s cannot be listed: %s. Check state.path and its permissions.",
            store.locationOf(StateName.folder(date)), cause.getMessage())
        .causedBy(cause);
  }
}
