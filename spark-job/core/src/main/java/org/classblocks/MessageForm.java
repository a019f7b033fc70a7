package org.classblocks;

import java.util.regex.Pattern;

/** Checks that a message to users is one line: what is wrong, and then what to do about it. */
final class MessageForm {
  private static final String REMEDIES =
      "Add|Cast|Change|Check|Choose|Compare|Convert|Correct|Delete|Fill|Fix|Free|Give|Grant|Keep|Leave"
          + "|Make|Name|Number|Put|Quote|Raise|Remove|Rename|Run|Save|Set|Subtract|Use|Write";

  private static final Pattern FORM =
      Pattern.compile(".+\\. (?:" + REMEDIES + ")\\b(?:(?!\\. \\p{Lu}).)+\\.");

  private MessageForm() {}

  /** Whether a message is one line of two or more sentences, the last of them an instruction. */
  static boolean isKept(String message) {
    return FORM.matcher(message).matches();
  }
}
