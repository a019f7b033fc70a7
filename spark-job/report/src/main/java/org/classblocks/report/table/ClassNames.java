package org.classblocks.report.table;

import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassList;

/** The names of classes as the page shows them. */
record ClassNames(ClassList classes, ClassOrder order) {
  ClassName of(int classId) {
    return new ClassName(PlainText.className(classes.name(classId)), classId);
  }

  /** The classes at the positions from start to before end; none if there are no such. */
  List<ClassName> between(int start, int end) {
    return IntStream.range(start, end).mapToObj(order::classAt).map(this::of).toList();
  }
}
