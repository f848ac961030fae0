package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultDirectoryTest {

  @Test
  void onLinuxItIsTheUsersDataDirectory() {
    assertThat(DefaultDirectory.of("Linux", "/home/ada", Map.of()))
        .isEqualTo(Path.of("/home/ada/.local/share/licensing"));
    assertThat(DefaultDirectory.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/licensing"));
  }

  @Test
  void aRelativeOrEmptyDataDirectoryIsIgnored() {
    assertThat(DefaultDirectory.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "data")))
        .isEqualTo(Path.of("/home/ada/.local/share/licensing"));
    assertThat(DefaultDirectory.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "")))
        .isEqualTo(Path.of("/home/ada/.local/share/licensing"));
  }

  @Test
  void onMacItIsApplicationSupport() {
    assertThat(DefaultDirectory.of("Mac OS X", "/Users/ada", Map.of()))
        .isEqualTo(Path.of("/Users/ada/Library/Application Support/licensing"));
  }

  @Test
  void onWindowsItIsTheLocalApplicationData() {
    assertThat(
            DefaultDirectory.of("Windows 11", "/users/ada", Map.of("LOCALAPPDATA", "/local/data")))
        .isEqualTo(Path.of("/local/data/licensing"));
    assertThat(DefaultDirectory.of("Windows 11", "/users/ada", Map.of()))
        .isEqualTo(Path.of("/users/ada/AppData/Local/licensing"));
  }
}
