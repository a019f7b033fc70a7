package org.classblocks.report.model;

import java.util.List;

/**
 * What the user knows of every class, to be shown beside the matrix: numbers, if all that is given
 * are numbers, or else categories.
 *
 * @param title its name
 * @param cells the text of each class, by class id; empty for a class of which nothing is known
 */
public record ClassTrack(String title, List<String> cells) {
  public ClassTrack {
    cells = List.copyOf(cells);
  }
}
