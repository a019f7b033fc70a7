package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final String TEXT = "output:\n  path: /nächte\n";

  @Test
  void isReadFromAPath(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("night.yaml"), TEXT);
    assertThat(ConfigFile.read(file.toString())).isEqualTo(new ConfigFile(file.toString(), TEXT));
  }

  @Test
  void isReadFromTheOptionThatEnclosesIt() {
    String content = Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
    for (String name : new String[] {"conf/night.yaml", "a;base64,b.yaml", ""}) {
      assertThat(ConfigFile.read("data:;name=" + name + ";base64," + content))
          .isEqualTo(new ConfigFile(name, TEXT));
    }
  }

  @Test
  void isRefusedByNameIfItCannotBeRead() {
    assertThatThrownBy(() -> ConfigFile.read("no/such.yaml"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("--conf no/such.yaml cannot be read: ");
    assertThatThrownBy(() -> ConfigFile.read("data:;name=a.yaml;base64,?"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("--conf a.yaml cannot be read: ");
    assertThatThrownBy(() -> ConfigFile.read("")).isInstanceOf(UserErrorException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isRefusedIfItIsEndlessOrNoText(@TempDir Path folder) throws IOException {
    for (String device : new String[] {"/dev/zero", "/dev/urandom"}) {
      assertThatThrownBy(() -> ConfigFile.read(device))
          .isInstanceOf(UserErrorException.class)
          .hasMessage(
              "--conf %s cannot be read: it has more than 1 MB. Check the path and its permissions.",
              device);
    }
    assertThatThrownBy(() -> ConfigFile.read(folder.toString()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Is a directory");
    assertThat(ConfigFile.read("/dev/null").text()).isEmpty();
    Path large = Files.write(folder.resolve("large.yaml"), new byte[1 << 20]);
    assertThat(ConfigFile.read(large.toString()).text()).hasSize(1 << 20);
  }
}
