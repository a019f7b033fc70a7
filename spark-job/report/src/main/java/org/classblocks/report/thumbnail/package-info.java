/**
 * Small pictures of classes, made from a folder of pictures.
 *
 * <p>Comes in: the files of a folder, and the classes. Goes out: a small picture of each class that
 * has one, and what is missing.
 */
@Room(
    sees = {"report.text", "similarity"},
    facade = {ClassPictures.class, PictureFolder.class, Thumbnails.class})
package org.classblocks.report.thumbnail;

import org.classblocks.Room;
