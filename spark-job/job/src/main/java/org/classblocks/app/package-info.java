/** The main class. */
@Room(sees = {"app.cli"})
package org.classblocks.app;

import org.classblocks.Room;
