package dev.licensing.testkit.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden vectors are what the code does. Where that changes on purpose, run this test with
 * {@code -Dvectors.write=true}, and look at the change: it breaks whoever relies on the old ones.
 */
class VectorsTest {

  private static final Path FOLDER = Path.of("src/main/resources/dev/licensing/testkit/vectors");

  @TestFactory
  Stream<DynamicTest> eachFileIsWhatTheCodeDoes() {
    return Stream.of(
            SerialVectors.file(),
            HostVectors.file(),
            IdentityVectors.file(),
            SignatureVectors.file(),
            ActivationVectors.file(),
            ForceReleaseVectors.file(),
            DeletionVectors.file(),
            ExchangeVectors.file())
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> compare(file)));
  }

  private static void compare(VectorFile file) throws Exception {
    Path path = FOLDER.resolve(file.name() + ".json");
    if (Boolean.getBoolean("vectors.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(path, file.text());
    }
    assertThat(Files.readString(path)).isEqualTo(file.text());
  }
}
