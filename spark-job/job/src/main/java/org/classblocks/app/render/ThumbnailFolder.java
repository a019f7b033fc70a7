package org.classblocks.app.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Progress;
import org.classblocks.blocks.Block;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.ReportConfig;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.report.thumbnail.PictureFolder;
import org.classblocks.report.thumbnail.Thumbnails;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.store.Store;
import org.classblocks.store.TextFile;

/** Reads the pictures of classes in the folder that {@code report.thumbnail-folder} names. */
public record ThumbnailFolder(Configuration hadoop, Progress progress) {
  private static final String NOTE = ReportConfig.THUMBNAIL_FOLDER + ": ";

  /**
   * Checks that the folder exists, if one is configured.
   *
   * @throws UserErrorException if it does not
   */
  public void check(JobConfig config) {
    config
        .report()
        .thumbnailFolder()
        .ifPresent(
            path -> {
              try {
                if (TextFile.isFolder(path, hadoop)) {
                  return;
                }
              } catch (IOException unreadable) {
                throw missing(path).causedBy(unreadable);
              }
              throw missing(path);
            });
  }

  private static UserErrorException missing(String path) {
    return UserErrorException.usage(
        "Configuration key %s: expected a folder of pictures, found none at %s. Correct the path,"
            + " or leave it out (--set %1$s=).",
        ReportConfig.THUMBNAIL_FOLDER, path);
  }

  /**
   * Small pictures of the classes of a run; none without a folder. A note says which classes have
   * none, or that the folder cannot be read.
   */
  public ClassPictures read(JobConfig config, RunResult result) {
    ReportConfig wanted = config.report();
    if (wanted.thumbnailFolder().isEmpty() || !(wanted.html() || wanted.png())) {
      return ClassPictures.NONE;
    }
    try {
      Store folder = Store.at(hadoop, wanted.thumbnailFolder().get());
      Thumbnails.Found found =
          Thumbnails.of(pictures(folder), result.classes(), byImportance(result));
      found.remarks().forEach(remark -> progress.note(NOTE + remark));
      return found.pictures();
    } catch (IOException | UserErrorException unreadable) {
      progress.note(NOTE + "no pictures, " + UserErrorException.firstLine(unreadable));
      return ClassPictures.NONE;
    }
  }

  private static PictureFolder pictures(Store folder) {
    return new PictureFolder() {
      @Override
      public List<String> names() throws IOException {
        return folder.list("");
      }

      @Override
      public InputStream open(String name) throws IOException {
        return folder.open(name);
      }
    };
  }

  /** The hubs of blocks, those of large ones first, then all classes by id. */
  private static List<Integer> byImportance(RunResult result) {
    Stream<Integer> hubs =
        result.blocks().blocks().stream()
            .sorted(Comparator.comparingInt(Block::size).reversed())
            .map(Block::hubClassId);
    return Stream.concat(hubs, IntStream.range(0, result.classes().size()).boxed())
        .distinct()
        .toList();
  }

  /**
   * The provenance of a run whose report is rendered again, with what this one notes of pictures.
   */
  public Provenance renoted(Provenance run) {
    return run.withNotes(
        Stream.concat(
                run.notes().stream().filter(note -> !note.startsWith(NOTE)),
                progress.notes().stream().filter(note -> note.startsWith(NOTE)))
            .toList());
  }
}
