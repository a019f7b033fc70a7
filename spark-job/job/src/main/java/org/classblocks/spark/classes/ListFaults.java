package org.classblocks.spark.classes;

import org.classblocks.UserErrorException;

/** Refuses a class list, naming its file. */
record ListFaults(String path) {
  /** The shapes of class lists, for people. */
  private static final String SHAPES =
      "Use names line by line, a CSV with a header, JSON or YAML (names, id2label, label2id or"
          + " categories), a Python list or dict, label_map.pbtxt or Parquet";

  /**
   * A refusal.
   *
   * @param what what is wrong, and a sentence on what to do, without the full stop at its end
   */
  UserErrorException wrong(String what) {
    return UserErrorException.input("Class list %s: %s.", path, what);
  }

  /**
   * A refusal of a list in an unknown shape.
   *
   * @param found what it looks like
   */
  UserErrorException unknown(String found) {
    return wrong("expected names of classes, found " + found + ". " + SHAPES);
  }
}
