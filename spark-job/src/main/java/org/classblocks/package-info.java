/** What every package may use: the one exception that speaks to the caller. Imports nothing. */
package org.classblocks;
