package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the JVM has to load before an application knows that it is licensed. No time is measured
 * here: each class and each lambda is a part of it (docs/reference/performance.md has the times).
 */
@Timeout(120)
class ColdStartTest {

  /** 67 when this was written. */
  private static final int MOST_CLASSES = 72;

  private static final Pattern UNWANTED =
      Pattern.compile(
          String.join(
              "|",
              "(okhttp3|okio|kotlin|oshi|com\\.sun\\.jna|com\\.fasterxml|org\\.slf4j)\\..*",
              // Its set-up alone takes as long as half a verification.
              "javax\\.crypto\\.(Cipher|Mac|JceSecurity)",
              // What is put together at run time: lambdas, and the equals of records.
              "dev\\.licensing\\..*Lambda.*",
              "java\\.lang\\.runtime\\.ObjectMethods",
              // What asks a server, and what it would be told of the machine.
              "dev\\.licensing\\.client\\.(http|policy|protocol)\\..*",
              "dev\\.licensing\\.client\\.lifecycle\\.(Lifecycle|Means)",
              "dev\\.licensing\\.client\\.machine\\.(Surroundings|Platform|MachineName)"));

  private static final String IDENTITY = "machine-of-the-test";

  @TempDir Path directory;

  /** An application that starts, and nothing else. */
  static final class Application {

    private Application() {}

    /** Server, key, directory. */
    public static void main(String[] args) {
      try (LicensingClient client =
          LicensingClient.forProduct("acme-studio")
              .server(URI.create(args[0]))
              .trusting(args[1])
              .store(Path.of(args[2]))
              .explicitIdentity(IDENTITY)
              .build()) {
        System.out.println(client.start().licensed() && client.check().licensed());
      }
    }
  }

  @LicensingTest
  void isMadeOfFewClassesWithoutALambdaOrALibraryOrAllOfCryptography(LicensingWorld world)
      throws Exception {
    world.clock().set(Instant.now());
    activate(world);

    List<String> loaded = loadedByAnApplicationThatStarts(world);

    assertThat(loaded)
        .contains("dev.licensing.client.lifecycle.Custody", "java.security.Signature");
    assertThat(loaded.stream().filter(UNWANTED.asMatchPredicate())).isEmpty();
    assertThat(loaded.stream().filter(name -> name.startsWith("dev.licensing.")))
        .hasSizeLessThanOrEqualTo(MOST_CLASSES);
  }

  private void activate(LicensingWorld world) {
    Account ada = world.givenAccount("ada@example.com", "Ada");
    SerialNumber serial = world.givenOwned(ada, Terms.singleMachine());
    try (LicensingClient client =
        LicensingClient.forProduct("acme-studio")
            .server(world.transport())
            .trusting(world.trustedKeys())
            .store(directory)
            .explicitIdentity(IDENTITY)
            .build()) {
      client.start();
      client.useToken(world.signedIn(ada));
      must(client.activate(serial.value()));
    }
  }

  private List<String> loadedByAnApplicationThatStarts(LicensingWorld world)
      throws IOException, InterruptedException {
    Path log = directory.resolve("loaded.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "https://licenses.invalid",
                Worker.key(world),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("true");
    process.waitFor();
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceAll(".*] (\\S+) source:.*", "$1"))
        .toList();
  }
}
