/**
 * What every room may use: the error that speaks to the person who started the command, secrets
 * that are masked, and {@link org.classblocks.Room}, which says what each room shows and sees.
 */
package org.classblocks;
