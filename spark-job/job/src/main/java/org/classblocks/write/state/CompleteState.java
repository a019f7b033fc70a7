package org.classblocks.write.state;

import org.classblocks.Text;
import org.classblocks.store.CompleteDirectory;
import org.classblocks.store.Store;

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
}
