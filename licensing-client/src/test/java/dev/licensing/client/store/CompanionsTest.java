package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.ProductId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is the last on a store; between processes: {@code ManyProcessesTest}. */
@Tag("rule-12.6")
class CompanionsTest {

  @TempDir Path directory;

  private Companions companions(String unique) {
    return new Companions(directory, new ProductId("acme-studio"), unique);
  }

  @Test
  void whoIsAloneIsTheLastAndLeavesNothingBehind() throws IOException {
    Companions only = companions("a");
    only.join();
    only.join();
    assertThat(directory).isDirectoryContaining("glob:**.live");
    assertThat(only.leave()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whileAnotherLivesNobodyIsTheLast() {
    Companions first = companions("a");
    Companions second = companions("b");
    first.join();
    second.join();
    assertThat(first.leave()).isFalse();
    assertThat(second.leave()).isTrue();
  }

  @Test
  void whoHasDiedDoesNotCountAndIsForgotten() throws IOException {
    Files.createFile(directory.resolve("acme-studio.4194399-dead.live"));
    Companions only = companions("a");
    only.join();
    assertThat(only.leave()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anotherProductIsNobody() throws IOException {
    Files.createFile(directory.resolve("acme-studio-pro.1-a.live"));
    Files.createFile(directory.resolve("acme-studio.license"));
    Companions only = companions("a");
    only.join();
    assertThat(only.leave()).isTrue();
    assertThat(directory).isDirectoryContaining("glob:**acme-studio-pro.1-a.live");
  }

  @Test
  void whileOneAsksTheOtherDoesNotAndAfterwardsMay() {
    List<String> asked = new ArrayList<>();
    Companions first = companions("a");
    Companions second = companions("b");
    boolean mine =
        first.unlessAnotherDoes(
            () -> {
              asked.add("first");
              assertThat(second.unlessAnotherDoes(() -> asked.add("second"))).isFalse();
            });
    assertThat(mine).isTrue();
    assertThat(second.unlessAnotherDoes(() -> asked.add("second"))).isTrue();
    assertThat(asked).containsExactly("first", "second");
  }

  @Test
  void whereThereIsNoDirectoryNobodyIsCounted() {
    Companions only = new Companions(directory.resolve("none"), new ProductId("acme"), "a");
    only.join();
    assertThat(only.unlessAnotherDoes(() -> {})).isTrue();
    assertThat(only.leave()).isTrue();
  }
}
