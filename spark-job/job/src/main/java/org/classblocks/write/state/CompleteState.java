package org.classblocks.write.state;

import java.io.IOException;
import java.io.InputStream;
import org.classblocks.Text;
import org.classblocks.store.CompleteDirectory;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;

/** The directory of a complete state. */
public final class CompleteState extends CompleteDirectory {
  private final StateName name;

  CompleteState(StateName name, Store files) {
    super(
        files,
        "state of " + name.date(),
        Text.of(
            "Delete the folder %s, and run analyze --run-date %s, which reads the logs of that"
                + " date again.",
            files.location(), name.date()));
    this.name = name;
  }

  public StateName name() {
    return name;
  }

  /** Makes something of the bytes of a file. */
  interface Parser<T> {
    T parse(byte[] file) throws IOException;
  }

  /**
   * Reads a file, and checks every byte.
   *
   * @throws org.classblocks.UserErrorException if it is damaged, or not what it should be
   */
  <T> T parse(StoredFile file, Parser<T> parser) {
    byte[] bytes = read(file, InputStream::readAllBytes);
    if (bytes.length != file.bytes()) {
      throw damaged(
          file.path(), Text.of("it has %d bytes in place of %d", bytes.length, file.bytes()));
    }
    try {
      return parser.parse(bytes);
    } catch (IOException | RuntimeException malformed) {
      throw damaged(file.path(), "it is not what it should be, " + malformed.getMessage())
          .causedBy(malformed);
    }
  }
}
