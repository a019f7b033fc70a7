package org.classblocks.write.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.count.ScoreSurvey;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.classblocks.write.manifest.Manifest;

/** States of known statistics below a folder. */
public final class StateFolder {
  /** What all of them depend on. */
  public static final StateFingerprint FINGERPRINT =
      StateFingerprint.of(Map.of("input.transform", "none", "input.scores", "scores"));

  private final StateStore store;

  public StateFolder(Path folder) {
    this(Store.at(new Configuration(false), folder.toString()));
  }

  StateFolder(Store folder) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-03T04:05:06.007Z"), ZoneOffset.UTC);
    store = new StateStore(folder, clock, new Random(5));
  }

  StateStore store() {
    return store;
  }

  /** A state of samples that have neither groups nor labels. */
  public StoredState write(LocalDate date, Gathered gathered, Tiling tiling) throws IOException {
    return write(
        date,
        new TreeMap<>(Map.of(Stratum.FIRST, gathered)),
        tiling,
        new LabelCounts(tiling.size()),
        new ConfusionCounts(tiling.size()));
  }

  /** A state of samples of some strata. */
  public StoredState write(
      LocalDate date,
      SortedMap<Stratum, Gathered> strata,
      Tiling tiling,
      LabelCounts labels,
      ConfusionCounts confusion)
      throws IOException {
    NewDirectory directory = store.create(date, FINGERPRINT.hash());
    StateWriter writer = new StateWriter(directory);
    SortedMap<Stratum, MarginalsBuilder> marginals = new TreeMap<>();
    strata.forEach((stratum, gathered) -> marginals.put(stratum, gathered.marginals()));
    for (int tile = 0; tile < tiling.tiles().size(); tile++) {
      SortedMap<Stratum, CoMoments> parts = new TreeMap<>();
      for (Map.Entry<Stratum, Gathered> entry : strata.entrySet()) {
        parts.put(entry.getKey(), entry.getValue().tiles().get(tile));
      }
      writer.write(parts);
    }
    ClassList classes = ClassList.numbered(tiling.size());
    writer.write(classes);
    writer.writeMarginals(marginals);
    writer.write(labels, confusion);
    long samples = marginals.values().stream().mapToLong(MarginalsBuilder::samples).sum();
    writer.publish(
        new StateSummary(
            date,
            Instant.parse("2026-03-03T04:05:07Z"),
            Map.of("spark", "4.1.0"),
            "none",
            FINGERPRINT.settings(),
            tiling.size(),
            "a class list",
            tiling.edge(),
            1 + marginals.keySet().stream().mapToInt(Stratum::fold).max().orElse(0),
            writer.countsListings(),
            List.of(
                Provenance.Input.ofFile(
                    "/logs/" + date, 5, Instant.parse("2026-03-03T01:00:00.123Z"))),
            List.of(Provenance.Input.ofFile("/logs/torn", 0, Instant.EPOCH)),
            Manifest.Rows.of(
                RowCounts.of(
                    samples,
                    Map.of(BadRow.NAN_SCORE, new RowCounts.Dropped(2, "row 7 of " + date)))),
            3,
            new ScoreSurvey.Neighbours(50, 0.5),
            0,
            Manifest.Labels.of(labels),
            confusion.ofSamples(),
            null));
    return StoredState.open(store.files(new StateName(date, FINGERPRINT.hash(), directory.id())));
  }
}
