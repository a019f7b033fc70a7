package org.classblocks.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.classblocks.store.Checksum;

/**
 * The build of ClassBlocks that runs. Compiled classes in a folder have no commit and no versions.
 *
 * @param version the version of the project
 * @param commit the commit that it was built from, with {@code -dirty} if sources were changed
 * @param code a hash of all files in the jar but its manifest, as 16 digits; commits that change
 *     documentation alone keep it, another compiler may change it
 * @param spark the version of Spark that it was built for
 * @param scala the line of Scala that it was built for
 */
public record Build(
    String version, String commit, String code, Optional<String> spark, Optional<String> scala) {
  private static final Name COMMIT = new Name("Implementation-Build");
  private static final Name SPARK = new Name("Spark-Version");
  private static final Name SCALA = new Name("Scala-Version");
  private static final int CODE_DIGITS = 16;

  /** The build that this class comes from. */
  public static Build running() {
    return Running.BUILD;
  }

  private static final class Running {
    private static final Build BUILD = find();

    private static Build find() {
      try {
        return of(Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (IOException | URISyntaxException | RuntimeException unreadable) {
        // It might be any code: nothing may pass for having been computed by it.
        return of(new Attributes(), UUID.randomUUID().toString());
      }
    }
  }

  /** The build in a jar or a folder. Of a jar, only the directory is read. */
  static Build of(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return of(new Attributes(), code(files(place)));
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return of(jar.getManifest().getMainAttributes(), code(entries(jar)));
    }
  }

  private static Build of(Attributes manifest, String code) {
    return new Build(
        word(manifest, Name.IMPLEMENTATION_VERSION).orElse("development"),
        word(manifest, COMMIT).orElse("unknown"),
        code,
        word(manifest, SPARK),
        word(manifest, SCALA));
  }

  private static Optional<String> word(Attributes manifest, Name name) {
    return Optional.ofNullable(manifest.getValue(name));
  }

  private static String code(List<String> files) {
    Collections.sort(files);
    String text = String.join("\n", files);
    return Checksum.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, CODE_DIGITS);
  }

  private static List<String> entries(JarFile jar) {
    List<String> entries = new ArrayList<>();
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
        entries.add(fact(entry.getName(), entry.getCrc()));
      }
    }
    return entries;
  }

  private static List<String> files(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.add(fact(folder.relativize(file).toString(), crc(file)));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return files;
  }

  private static String fact(String name, long crc) {
    return name + "\t" + crc;
  }

  private static long crc(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
      checked.transferTo(OutputStream.nullOutputStream());
      return checked.getChecksum().getValue();
    }
  }
}
