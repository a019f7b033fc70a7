package org.classblocks.report.thumbnail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.Text;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassList;

/**
 * Makes small pictures of classes from a folder: the larger, the fewer classes there are, and
 * {@link #MOST_BYTES} at most.
 */
public final class Thumbnails {
  static final int MOST_BYTES = 4 << 20;

  /** Files of more bytes are too large to be read. */
  private static final int MOST_BYTES_OF_FILE = 32 << 20;

  private final PictureFolder folder;
  private final ClassList classes;
  private final PictureNames names;
  private final SortedMap<Integer, byte[]> pictures = new TreeMap<>();
  private final SortedMap<Integer, String> without = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Map<String, Optional<byte[]>> known = new HashMap<>();
  private long bytes;
  private boolean isFull;
  private int leftOut;

  private Thumbnails(PictureFolder folder, ClassList classes) throws IOException {
    this.folder = folder;
    this.classes = classes;
    this.names = new PictureNames(folder.names());
  }

  /**
   * What a folder gives.
   *
   * @param pictures the pictures of classes
   * @param remarks what is missing, and why, in sentences
   */
  public record Found(ClassPictures pictures, List<String> remarks) {
    public Found {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Makes the pictures.
   *
   * @param byImportance the ids of the classes: those that come first have pictures if there is no
   *     room for all
   * @throws IOException if the folder cannot be listed
   */
  public static Found of(PictureFolder folder, ClassList classes, List<Integer> byImportance)
      throws IOException {
    return of(folder, classes, byImportance, MOST_BYTES);
  }

  /**
   * @param most the bytes that all pictures may take
   */
  static Found of(PictureFolder folder, ClassList classes, List<Integer> byImportance, int most)
      throws IOException {
    Thumbnails made = new Thumbnails(folder, classes);
    made.addAll(byImportance, most);
    return new Found(new ClassPictures(made.pictures), made.remarks());
  }

  private void addAll(List<Integer> byImportance, int most) {
    int edge = edge(byImportance.stream().filter(id -> names.of(classes, id).isPresent()).count());
    for (int id : byImportance) {
      Optional<String> file = names.of(classes, id);
      if (isFull && file.isPresent()) {
        leftOut++;
      } else {
        file.flatMap(name -> known.computeIfAbsent(name, unread -> small(unread, edge)))
            .ifPresentOrElse(
                picture -> add(id, picture, most),
                () -> without.put(id, PlainText.className(classes.name(id))));
      }
    }
  }

  private void add(int id, byte[] picture, int most) {
    isFull = bytes + picture.length > most;
    if (isFull) {
      leftOut++;
    } else {
      bytes += picture.length;
      pictures.put(id, picture);
    }
  }

  /** The edge of a picture in pixels: so small that usual pictures of all classes have room. */
  private static int edge(long pictures) {
    return pictures <= 400 ? 128 : pictures <= 1000 ? 96 : pictures <= 3000 ? 64 : 48;
  }

  private Optional<byte[]> small(String name, int edge) {
    try (InputStream in = folder.open(name)) {
      byte[] file = in.readNBytes(MOST_BYTES_OF_FILE + 1);
      if (file.length > MOST_BYTES_OF_FILE) {
        throw new SmallPicture.UnreadableException("too large", null);
      }
      return Optional.of(SmallPicture.of(file, edge));
    } catch (IOException failure) {
      unreadable.add(name + " (cannot be opened)");
    } catch (SmallPicture.UnreadableException failure) {
      unreadable.add(Text.of("%s (%s)", name, failure.getMessage()));
    }
    return Optional.empty();
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!unreadable.isEmpty()) {
      remarks.add(
          Text.of(
              "%s cannot be read: %s.",
              Numbers.count(unreadable.size(), "picture", "pictures"),
              ExcludedText.first(unreadable)));
    }
    if (without.size() == classes.size()) {
      remarks.add(
          "No class has a picture. Name the files by class id, key or class name, such as 7.jpg;"
              + " they may be JPEG, PNG, GIF or BMP.");
    } else if (!without.isEmpty()) {
      remarks.add(
          Text.of(
              "%s of %s %s no picture: %s.",
              Numbers.count(without.size()),
              Numbers.count(classes.size(), "class", "classes"),
              without.size() == 1 ? "has" : "have",
              ExcludedText.first(List.copyOf(without.values()))));
    }
    if (leftOut > 0) {
      remarks.add(
          Text.of(
              "There was no room for the pictures of %s.",
              Numbers.count(leftOut, "class", "classes")));
    }
    return remarks;
  }
}
