/**
 * Data as the script of a page reads it, in the page or in files beside it.
 *
 * <p>Comes in: texts and numbers. Goes out: JSON, and sections of bytes.
 */
@Room(
    sees = {"report.model"},
    facade = {
      DataSections.class,
      LittleEndian.class,
      PageJson.class,
      PageSections.class,
      ScriptFile.class
    })
package org.classblocks.report.script;

import org.classblocks.Room;
