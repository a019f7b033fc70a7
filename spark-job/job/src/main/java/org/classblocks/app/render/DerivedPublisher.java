package org.classblocks.app.render;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.classblocks.app.session.Versions;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.classblocks.write.manifest.DerivedManifest;
import org.classblocks.write.manifest.Manifest;

/** Publishes what is derived from runs: its files, and its manifest last. */
public final class DerivedPublisher {
  private final DerivedStore store;
  private final Clock clock = Clock.systemUTC();

  /**
   * @param output the folder that holds all runs
   */
  public DerivedPublisher(Store output, DerivedStore.Kind kind) {
    this.store = new DerivedStore(output, kind, clock, new SplittableRandom());
  }

  public DerivedStore store() {
    return store;
  }

  /** The keys of one section of a configuration, with their values. */
  public static Map<String, Object> section(JobConfig config, String name) {
    Map<String, Object> section = new LinkedHashMap<>(config.shown());
    section.keySet().removeIf(key -> !key.startsWith(name + "."));
    return section;
  }

  /** Writes the files. */
  public interface Content {
    void write(NewDirectory directory) throws IOException;
  }

  /**
   * Writes to a new directory. If that fails, the directory is removed.
   *
   * @param runs the runs that the files are derived from
   * @param told the configuration that was used, by key
   * @param notes gives the notes of the job, asked for at the end
   * @throws org.classblocks.UserErrorException if a file cannot be written
   */
  public NewDirectory write(
      List<Provenance.Parent> runs,
      Map<String, ?> told,
      Supplier<List<String>> notes,
      Content content) {
    NewDirectory directory = store.create();
    try {
      content.write(directory);
      directory.publish(manifest(directory, runs, told, notes.get()).toJson());
      return directory;
    } catch (IOException unwritable) {
      directory.discard();
      throw directory.unwritable(unwritable);
    } catch (RuntimeException failure) {
      directory.discard();
      throw failure;
    }
  }

  private DerivedManifest manifest(
      NewDirectory directory,
      List<Provenance.Parent> runs,
      Map<String, ?> told,
      List<String> notes) {
    return new DerivedManifest(
        Manifest.COMPLETE,
        directory.id(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        runs,
        Versions.all(),
        told,
        notes,
        directory.inventory());
  }
}
