package org.classblocks.write.state;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.Text;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.similarity.ClassList;
import org.classblocks.splits.SignatureLists;
import org.classblocks.store.StoredFile;
import org.classblocks.write.format.Json;

/**
 * Reads a state with all digits. Files are read when they are needed, and every byte is checked.
 */
public final class StoredState {
  private final CompleteState files;
  private final StateManifest manifest;
  private final StateSummary summary;

  private StoredState(CompleteState files, StateManifest manifest, StateSummary summary) {
    this.files = files;
    this.manifest = manifest;
    this.summary = summary;
  }

  /**
   * Opens a state and reads its summary.
   *
   * @throws org.classblocks.UserErrorException if it is damaged, or of another format
   */
  public static StoredState open(CompleteState files) {
    StateManifest manifest = manifest(files);
    otherFormat(manifest)
        .ifPresent(
            format -> {
              throw files.damagedManifest(format);
            });
    StateSummary summary =
        read(files, manifest, StateSummary.PATH, bytes -> Json.read(bytes, StateSummary.class));
    if (!summary.runDate().equals(files.name().date())
        || !summary.fingerprint().hash().equals(files.name().fingerprint())) {
      throw files.damaged(
          StateSummary.PATH, "its folder is named after another date or fingerprint");
    }
    return new StoredState(files, manifest, summary);
  }

  /**
   * How the format of a state differs from the current one, for people.
   *
   * @throws org.classblocks.UserErrorException if the state is damaged
   */
  public static Optional<String> otherFormat(CompleteState files) {
    return otherFormat(manifest(files));
  }

  private static Optional<String> otherFormat(StateManifest manifest) {
    return manifest.formatVersion() == StateManifest.FORMAT_VERSION
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "it has format %d, and this version of ClassBlocks reads format %d",
                manifest.formatVersion(), StateManifest.FORMAT_VERSION));
  }

  private static StateManifest manifest(CompleteState files) {
    byte[] json = files.manifest();
    try {
      return Json.read(json, StateManifest.class);
    } catch (IOException | RuntimeException malformed) {
      throw files.damagedManifest("it is no manifest").causedBy(malformed);
    }
  }

  public StateName name() {
    return files.name();
  }

  /** The files of the state. */
  public CompleteState files() {
    return files;
  }

  /** The location, to show and to copy. */
  public String location() {
    return files.location();
  }

  public StateSummary summary() {
    return summary;
  }

  public long bytes() {
    return manifest.files().stream().mapToLong(StoredFile::bytes).sum();
  }

  public ClassList classes() {
    return read(StateTables.CLASSES, StateTables::readClasses);
  }

  /** The marginals of each class, for each stratum of the samples. */
  public SortedMap<Stratum, MarginalsBuilder> marginals() {
    byte[] strata = read(StateTables.STRATA, bytes -> bytes);
    return read(
        StateTables.MARGINALS,
        bytes -> StateTables.readMarginals(strata, bytes, summary.classes()));
  }

  /**
   * The labels.
   *
   * @param counts how often each class is a label
   * @param confusion which classes are predicted in place of which
   */
  public record Labels(LabelCounts counts, ConfusionCounts confusion) {}

  /** Reads the labels; all zero if the logs have none. */
  public Labels labels() {
    if (summary.listed() != null && !summary.listed().hasLabels()) {
      return new Labels(new LabelCounts(summary.classes()), new ConfusionCounts(summary.classes()));
    }
    byte[] errors = read(LabelTables.ERRORS, bytes -> bytes);
    return read(
        LabelTables.LABELS,
        bytes ->
            new Labels(
                LabelTables.readCounts(bytes, summary),
                LabelTables.readConfusion(bytes, errors, summary)));
  }

  /**
   * Reads the co-moments of a tile, for each stratum of the samples.
   *
   * @param strata the result of {@link #marginals}
   */
  public SortedMap<Stratum, CoMoments> tile(
      Tile tile, SortedMap<Stratum, MarginalsBuilder> strata) {
    return read(TileTable.path(tile), bytes -> TileTable.read(bytes, tile, strata));
  }

  /**
   * Reads the co-moments of scores and attributes, for each stratum of the samples; without samples
   * if they have no attributes.
   *
   * @param strata the result of {@link #marginals}
   */
  public SortedMap<Stratum, AttributeMoments> attributes(
      SortedMap<Stratum, MarginalsBuilder> strata) {
    if (StoredFile.find(manifest.files(), AttributeTable.PATH).isEmpty()) {
      SortedMap<Stratum, AttributeMoments> none = new TreeMap<>();
      strata
          .keySet()
          .forEach(stratum -> none.put(stratum, new AttributeMoments(summary.classes())));
      return none;
    }
    return read(AttributeTable.PATH, bytes -> AttributeTable.read(bytes, strata));
  }

  /** Reads what a choice of the samples of each class looks like; nothing without labels. */
  public SignatureLists signatures() {
    return StoredFile.find(manifest.files(), SignaturesTable.PATH).isEmpty()
        ? new SignatureLists(summary.classes())
        : read(SignaturesTable.PATH, bytes -> SignaturesTable.read(bytes, summary.classes()));
  }

  /**
   * The files of its rows, in the order of the log; with groups, batch by batch of a group. None if
   * the state has sums of pairs.
   */
  public List<StateRows> rows() {
    List<StateRows> rows =
        manifest.files().stream()
            .filter(file -> file.path().startsWith(RowsTable.FOLDER))
            .sorted(Comparator.comparing(StoredFile::path))
            .map(file -> new StateRows(files.address(), files.name(), file))
            .toList();
    int expected = summary.listed() == null ? 0 : summary.listed().files();
    if (rows.size() != expected) {
      throw files.damagedManifest(
          Text.of("it lists %d files of rows in place of %d", rows.size(), expected));
    }
    return rows;
  }

  private <T> T read(String path, CompleteState.Parser<T> parser) {
    return read(files, manifest, path, parser);
  }

  private static <T> T read(
      CompleteState files, StateManifest manifest, String path, CompleteState.Parser<T> parser) {
    return files.parse(
        StoredFile.find(manifest.files(), path)
            .orElseThrow(() -> files.damaged(path, "the manifest does not list it")),
        parser);
  }
}
