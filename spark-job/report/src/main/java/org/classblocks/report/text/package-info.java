/**
 * Numbers and names in words for people, safe to put into pages and pictures.
 *
 * <p>Comes in: numbers and names. Goes out: texts.
 */
@Room(
    sees = {"similarity"},
    facade = {ExcludedText.class, Numbers.class, PlainText.class})
package org.classblocks.report.text;

import org.classblocks.Room;
