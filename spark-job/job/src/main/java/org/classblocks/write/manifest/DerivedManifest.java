package org.classblocks.write.manifest;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.result.Provenance;
import org.classblocks.store.StoredFile;
import org.classblocks.write.format.Json;

/**
 * The manifest of a comparison, a history or a report: what makes it exist.
 *
 * @param status {@link Manifest#COMPLETE}
 * @param id its id, unlike all others of its kind
 * @param created when it was complete
 * @param runs the runs that it is derived from; a history has them in its table
 * @param versions the version of each thing that ran, by name
 * @param configuration the configuration it used, by key
 * @param notes the notes of the job, as on the terminal
 * @param files the files written, without the manifest itself
 */
public record DerivedManifest(
    String status,
    String id,
    Instant created,
    List<Provenance.Parent> runs,
    Map<String, String> versions,
    Map<String, ?> configuration,
    List<String> notes,
    List<StoredFile> files) {
  public DerivedManifest {
    runs = List.copyOf(runs);
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    notes = notes == null ? List.of() : List.copyOf(notes);
    files = List.copyOf(files);
  }

  /** The manifest as indented JSON in UTF-8. */
  public byte[] toJson() {
    return Json.bytes(this);
  }

  /**
   * Reads a manifest.
   *
   * @throws IOException if it is not JSON, or a field has the wrong type
   */
  public static DerivedManifest fromJson(byte[] json) throws IOException {
    return Json.read(json, DerivedManifest.class);
  }
}
