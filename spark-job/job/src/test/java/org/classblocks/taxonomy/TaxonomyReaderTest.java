package org.classblocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyReaderTest {
  private static final TaxonomyReader READER = new TaxonomyReader(new Configuration(false));
  private static final ClassList NAMED = ClassList.ofNames(List.of("dog", "cat", "car"));
  private static final ClassList KEYED =
      new ClassList(List.of("dog", "cat", "car"), List.of("k0", "k1", "k2"));

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void theExtensionTellsTheForm() throws IOException {
    String csv = file("tree.CSV", "child,parent\ndog,animal\ncat,animal\nbird,animal\n");
    String json =
        file("tree.json", "[{\"id\": \"animal\", \"child_ids\": [\"dog\", \"cat\", \"bird\"]}]");
    for (String path : List.of(csv, json, Path.of(csv).toUri().toString())) {
      Taxonomy taxonomy = READER.read(path, NAMED);
      assertThat(taxonomy.missingClasses()).containsExactly(2);
      assertThat(taxonomy.unknownLeaves()).isEqualTo(1);
    }
    assertThatThrownBy(() -> READER.read("tree.txt", NAMED))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "Taxonomy tree.txt: expected a file ending in .csv or .json. Convert or"
                + " rename it.");
  }

  @Test
  void aTaxonomyOfOtherClassesIsRefusedWithAdvice() throws IOException {
    String byName = file("names.csv", "child,parent\ndog,animal\n");
    String byKey = file("keys.csv", "child,parent\nk0,k9\n");
    assertThatThrownBy(() -> READER.read(byName, KEYED))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "Taxonomy %s has none of the 3 classes: expected their keys, such as 'k0', found"
                + " 'dog'. Use the taxonomy of these keys, or a class list without keys to"
                + " match by name.",
            byName);
    assertThatThrownBy(() -> READER.read(byKey, NAMED))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "Taxonomy %s has none of the 3 classes: expected their names, such as 'dog', found"
                + " 'k0'. Use the taxonomy of these names, or a class list with the column key"
                + " to match by key.",
            byKey);
  }

  @Test
  void whatCannotBeReadIsNamed() {
    String missing = folder.resolve("gone.csv").toString();
    assertThatThrownBy(() -> READER.read(missing, NAMED))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("Taxonomy %s does not exist. Check the path in classes.taxonomy.", missing);
    for (String path : List.of("a:b.csv", "nosuch://x/y.json")) {
      assertThatThrownBy(() -> READER.read(path, NAMED))
          .isInstanceOf(UserErrorException.class)
          .hasMessageStartingWith("Taxonomy " + path + " cannot be read: ");
    }
    assertThatThrownBy(
            () -> READER.read(Files.createDirectory(folder.resolve("d.csv")).toString(), NAMED))
        .isInstanceOf(UserErrorException.class);
  }
}
