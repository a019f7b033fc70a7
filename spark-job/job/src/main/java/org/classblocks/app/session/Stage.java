package org.classblocks.app.session;

import java.util.Locale;

/** The stages of commands, in the order in which people see them. */
public enum Stage {
  OPENING("Opening"),
  LABELS("Labels"),
  READING("Reading"),
  SUSPECTS("Suspects"),
  ADDING_UP("Adding up"),
  ORDERING("Ordering"),
  BLOCKS("Blocks"),
  SUPPORT("Support"),
  GROUPS("Groups"),
  TAXONOMY("Taxonomy"),
  ATTRIBUTES("Attributes"),
  GROUP("Group"),
  COMPARING("Comparing"),
  PLANTING("Planting"),
  WRITING("Writing"),
  PRUNING("Pruning");

  private final String text;

  Stage(String text) {
    this.text = text;
  }

  /** The word for people. */
  String text() {
    return text;
  }

  /** The word in manifests and metrics. */
  public String word() {
    return text.toLowerCase(Locale.ROOT);
  }
}
