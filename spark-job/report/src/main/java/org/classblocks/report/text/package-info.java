/** Numbers and names in words for people, safe to put into pages and pictures. */
@Room(
    sees = {"similarity"},
    facade = {ExcludedText.class, Numbers.class, PlainText.class})
package org.classblocks.report.text;

import org.classblocks.Room;
