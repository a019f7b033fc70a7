package org.classblocks.tracks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.TextFile;

/**
 * What the user knows of every class.
 *
 * @param tracks the columns of the file, in its order
 * @param notes sentences on what of the file is not shown
 */
public record GivenTracks(List<ClassTrack> tracks, List<String> notes) {
  /** Nothing is known. */
  public static final GivenTracks NONE = new GivenTracks(List.of(), List.of());

  public GivenTracks {
    tracks = List.copyOf(tracks);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file of any file system: CSV with a header and a row for each class.
   *
   * @param path the file; empty for none
   * @throws UserErrorException if it is missing or malformed, or names none of the classes
   */
  public static GivenTracks read(Optional<String> path, ClassList classes, Configuration hadoop) {
    return path.map(file -> read(file, classes, hadoop)).orElse(NONE);
  }

  private static GivenTracks read(String path, ClassList classes, Configuration hadoop) {
    TrackTable table = new TrackTable(path);
    try {
      return table.read(TextFile.decode(TextFile.read(path, hadoop)), classes);
    } catch (CharacterCodingException malformed) {
      throw table.wrong("expected a text in UTF-8. Convert it").causedBy(malformed);
    } catch (FileNotFoundException missing) {
      throw UserErrorException.input(
              "The file of tracks %s does not exist. Check the path in report.tracks.", path)
          .causedBy(missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.input(
              "The file of tracks %s cannot be read: %s. Check the file and its permissions.",
              path, UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }
}
