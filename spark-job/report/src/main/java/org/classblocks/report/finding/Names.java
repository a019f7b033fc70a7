package org.classblocks.report.finding;

import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.report.finding.Finding.Part;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;

/** The names of classes and blocks, each with its place on the page. */
record Names(RunResult result) {
  String ofClass(int id) {
    return PlainText.className(result.classes().name(id));
  }

  String ofBlock(Block block) {
    return PlainText.className(block.name());
  }

  Part classAt(int id) {
    return new Part(ofClass(id), "class=" + id);
  }

  Part block(Block block) {
    return new Part(ofBlock(block), "block=" + block.id());
  }

  /** One class of a pair, which leads to the pair. */
  Part ofPair(int id, int other) {
    return new Part(ofClass(id), Text.of("pair=%d,%d", Math.min(id, other), Math.max(id, other)));
  }
}
