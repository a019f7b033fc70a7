package org.classblocks.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTracksTest {
  private static final ClassList CLASSES =
      new ClassList(List.of("dog", "crane", "crane", "12"), List.of("k0", "k1", "k2", "k3"));

  @TempDir Path folder;

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("tracks.csv"), content).toString();
  }

  private GivenTracks read(String content) throws IOException {
    return GivenTracks.read(Optional.of(file(content)), CLASSES, new Configuration(false));
  }

  private static List<String> titles(GivenTracks given) {
    return given.tracks().stream().map(ClassTrack::title).toList();
  }

  @Test
  void withoutAFileThereAreNone() {
    assertThat(GivenTracks.read(Optional.empty(), CLASSES, new Configuration(false)))
        .isEqualTo(GivenTracks.NONE);
  }

  @Test
  void aColumnNamesTheClassByIdKeyOrName() throws IOException {
    List<String> kinds = List.of("pet", "", "bird", "code");
    for (String text :
        List.of(
            "class_id,kind\n0,pet\n3,code\n2,bird\n",
            "kind,ID\npet,0\ncode,3\nbird,2\n",
            "\ufeffclass_key;kind\nk0;pet\n\nk3; code \nk2;bird\n",
            "mid\tkind\tname\nk0\tpet\tdog\nk3\tcode\t12\nk2\tbird\tcrane\n",
            "who,kind\ndog,pet\n12,code\nk2,\"bird\"\n")) {
      GivenTracks given = read(text);
      assertThat(given.tracks()).as(text).containsExactly(new ClassTrack("kind", kinds));
      assertThat(given.notes()).as(text).isEmpty();
    }
  }

  @Test
  void rowsThatNameNoClassAreInANote() throws IOException {
    GivenTracks given =
        read(
            """
            name,kind
            dog,pet
            crane,bird
            cat,pet
            ,x
            dog,again
            a,1
            b,1
            c,1
            """);
    assertThat(given.tracks().get(0).cells()).containsExactly("pet", "", "", "");
    assertThat(given.notes())
        .containsExactly(
            "6 rows in the file of tracks name no class, or one of several of this name: 'crane',"
                + " 'cat', '', 'a', 'b', .... Correct them, or name classes by id.",
            "1 row in the file of tracks names a class that an earlier row has, and is ignored.");
  }

  @Test
  void columnsWithoutValuesAreLeftOutAndTheFirstTwentyShown() throws IOException {
    String header = IntStream.range(0, 24).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    GivenTracks given = read("class_id," + header + "\n0,,x" + ",1".repeat(22) + "\n");
    assertThat(titles(given)).hasSize(20).startsWith("c1", "c2").endsWith("c20");
    assertThat(given.notes())
        .containsExactly("Of the 23 columns in the file of tracks, the first 20 are shown.");
  }

  @Test
  void longTextsAreCutAndMarkupStaysText() throws IOException {
    String markup = "<script>alert('x')</script>\u202e";
    GivenTracks given =
        read(
            "class_id,"
                + "t".repeat(400)
                + ",\n0,\""
                + markup
                + "\ud83d\udc36".repeat(400)
                + "\",y\n");
    String title = given.tracks().get(0).title();
    String cell = given.tracks().get(0).cells().get(0);
    assertThat(title).hasSize(300).endsWith("t…");
    assertThat(cell.codePointCount(0, cell.length())).isEqualTo(300);
    assertThat(cell).startsWith(markup).endsWith("\ud83d\udc36…");
    assertThat(given.tracks().get(1).title()).isEqualTo("Column 3");
  }

  @Test
  void aFileThatIsNoSuchTableIsRefusedInOneLine() throws IOException {
    refuses("", "found nothing");
    refuses("class_id\n1\n", "found one column");
    refuses("class_id,a\n9,x\n", "column 'class_id' names none of the classes", "found '9'");
    refuses("class_id,a\n1,x,y\n", "line 2 has 3 cells, and the header 2");
    refuses("class_id,a\n1,\"x\n2,y\n", "Check the quotes and commas");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "class_id,a\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(latin.toString(), "expected a text in UTF-8");
    assertRefused(folder.resolve("none.csv").toString(), "does not exist", "report.tracks");
  }

  private void refuses(String content, String... words) throws IOException {
    assertRefused(file(content), words);
  }

  private static void assertRefused(String path, String... words) {
    assertThatThrownBy(() -> GivenTracks.read(Optional.of(path), CLASSES, new Configuration(false)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining(path)
        .message()
        .hasLineCount(1);
  }
}
