package org.classblocks.report.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.Text;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassList;

/** What the rows of a part are called: classes by their names, and blocks by theirs. */
record RowNames(ClassList classes, ClassOrder order) {
  /** The names of the rows; those that are neither classes nor blocks have the first and last. */
  List<String> of(Part part, PartBlocks blocks) {
    Map<Integer, String> ofBlocks = new HashMap<>();
    for (int index = 0; index < blocks.size(); index++) {
      if (blocks.ends().get(index) - blocks.starts().get(index) == 1) {
        ofBlocks.putIfAbsent(
            blocks.starts().get(index), PlainText.of(blocks.blocks().get(index).name()));
      }
    }
    String[] names = new String[part.rows().size()];
    for (int row = 0; row < names.length; row++) {
      Part.Row range = part.rows().get(row);
      names[row] =
          range.size() > 1 && ofBlocks.containsKey(row)
              ? ofBlocks.get(row)
              : range.size() == 1
                  ? at(range.start())
                  : Text.of("%s \u2026 %s", at(range.start()), at(range.end() - 1));
    }
    return List.of(names);
  }

  private String at(int position) {
    return PlainText.className(classes.name(order.classAt(position)));
  }
}
