package org.classblocks.report.picture;

/**
 * The two lines above a picture, cut where they do not fit.
 *
 * @param title what is drawn
 * @param subtitle of what, and how it is to be read
 */
public record Heading(String title, String subtitle) {}
