package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be typed is documented: keys, commands and their options. */
class DocumentedTest {
  private static final String REMEDY = "classblocks.docs.write";
  private static final Pattern KEY = Pattern.compile("`([a-z]+)\\.([a-z-]+)(?:[:=][^`]*)?`");

  /** Figures whose names look like keys. */
  private static final Set<String> GAUGES =
      Set.of("classes.total", "classes.excluded", "classes.without-samples");

  private static JavaClasses code() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("org.classblocks");
  }

  @Test
  void theConfigurationPageIsThatOfTheSample() throws IOException {
    requireMade(ConfigurationPage.PATH, ConfigurationPage.expected());
  }

  @Test
  void theRoomsPageIsThatOfTheCode() throws IOException {
    requireMade(RoomsPage.PATH, RoomsPage.expected());
  }

  @Test
  void theLayoutsPageIsThatOfTheTests() throws IOException {
    requireMade(LayoutsPage.PATH, LayoutsPage.expected());
  }

  /** Compares a page that is made with what it should be, or writes it if that is asked for. */
  private static void requireMade(String page, String expected) throws IOException {
    if (Boolean.getBoolean(REMEDY)) {
      Files.writeString(Page.ROOT.resolve(page), expected);
    }
    assertThat(Page.at(page).text())
        .as(
            "%s is made from other files: write it anew with mvn verify -Dtest=DocumentedTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            page, REMEDY)
        .isEqualTo(expected);
  }

  @Test
  void everyKeyIsDocumented() {
    String page = Page.at(ConfigurationPage.PATH).text();
    assertThat(JobConfig.from(new ConfigSource()).effective().keySet())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
  }

  @Test
  void everyCommandAndOptionIsDocumented() {
    JavaClasses code = code();
    Set<String> commands =
        code.stream()
            .filter(type -> type.isAnnotatedWith(Command.class))
            .map(type -> type.getAnnotationOfType(Command.class).name())
            .filter(name -> !name.equals("classblocks") && !name.startsWith("<"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> options =
        code.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.isAnnotatedWith(Option.class))
            .flatMap(field -> Stream.of(field.getAnnotationOfType(Option.class).names()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(commands).contains("analyze", "generate");
    assertThat(options).contains("--input", "--labels-per-sample");

    Page reference = Page.at("spark-job/docs/reference/commands.md");
    assertThat(reference.anchors()).containsAll(commands);
    for (String command : commands) {
      assertThat(Page.at("README.md").text()).contains("| `" + command + "` |");
    }
    for (String option : options) {
      assertThat(reference.text()).containsPattern("`" + option + "[` ]");
    }
  }

  @Test
  void everyKeyInAPageExists() throws IOException {
    Set<String> known = new TreeSet<>(JobConfig.from(new ConfigSource()).effective().keySet());
    Set<String> rooms = RoomsPage.names();
    Set<String> sections =
        known.stream()
            .map(key -> key.replaceFirst("[.].*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    for (Page page : Page.all()) {
      List<String> written =
          KEY.matcher(page.text())
              .results()
              .filter(found -> sections.contains(found.group(1)))
              .map(found -> found.group(1) + "." + found.group(2))
              .filter(key -> !GAUGES.contains(key) && !rooms.contains(key))
              .filter(key -> !key.equals("input.options")) // names of options are the source's own
              .filter(key -> !key.matches(".*\\.(json|yaml|csv|txt|py|npy|png|svg|html)"))
              .toList();
      assertThat(known).as(page.name()).containsAll(written);
    }
  }
}
