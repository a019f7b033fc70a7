package org.classblocks.write.state;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The name of a state.
 *
 * @param date the date of the logs
 * @param fingerprint the hash of the settings
 * @param id unique among the states of a date and fingerprint; later ones have greater ids
 */
public record StateName(LocalDate date, String fingerprint, String id) implements Serializable {
  static final String FINGERPRINT = "fingerprint";
  static final String ID = "state_id";

  public StateName {
    requireName(fingerprint);
    requireName(id);
  }

  private static void requireName(String name) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a name: " + name);
    }
  }

  /** The folder of the state, below the path of all states. */
  public String path() {
    return folder(date, fingerprint) + "/" + ID + "=" + id;
  }

  static String folder(LocalDate date) {
    return "run_date=" + date;
  }

  static String folder(LocalDate date, String fingerprint) {
    return folder(date) + "/" + FINGERPRINT + "=" + fingerprint;
  }
}
