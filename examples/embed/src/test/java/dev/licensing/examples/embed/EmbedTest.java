package dev.licensing.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.LicensingClient;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same code that is quoted, against a license server within the test. */
class EmbedTest {

  @TempDir Path directory;

  private final Deque<String> typed = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();

  @LicensingTest
  void theFirstStartActivatesAndTheNextNeedsNeitherUserNorServer(
      LicensingWorld world, FakeMachine desktop) {
    SerialNumber serial = givenSerial(world);
    typed.addAll(List.of("ada@example.com", LicensingWorld.PASSWORD, serial.value()));

    assertThat(start(world, desktop)).isTrue();
    assertThat(said)
        .containsExactly("The product has not been activated on this machine.", "Done.");

    world.transport().disconnect();
    assertThat(start(world, desktop)).isTrue();
    assertThat(said).hasSize(2);
  }

  @LicensingTest
  void aTypoIsSaidAndNothingIsActivated(LicensingWorld world, FakeMachine desktop) {
    givenSerial(world);
    typed.addAll(List.of("ada@example.com", LicensingWorld.PASSWORD, "12345"));

    assertThat(start(world, desktop)).isFalse();
    assertThat(said).contains("This is not a serial number; compare it with the one you received.");
  }

  @LicensingTest
  void aWrongPasswordIsSaidAndTheSerialIsNotEvenAskedFor(
      LicensingWorld world, FakeMachine desktop) {
    givenSerial(world);
    typed.addAll(List.of("ada@example.com", "wrong wrong wrong"));

    assertThat(start(world, desktop)).isFalse();
    assertThat(said).contains("E-mail address and password do not fit together.");
  }

  @LicensingTest
  void aLicenseThatIsDueIsRefreshedOnTheWay(LicensingWorld world, FakeMachine desktop) {
    typed.addAll(List.of("ada@example.com", LicensingWorld.PASSWORD, givenSerial(world).value()));
    start(world, desktop);
    world.clock().advance(Duration.ofDays(400));

    assertThat(start(world, desktop)).isTrue();
    assertThat(said).hasSize(2);
  }

  @Test
  void theQuotedSettingsAreValid() {
    Embed.licensing().close();
  }

  private boolean start(LicensingWorld world, FakeMachine machine) {
    try (LicensingClient licensing =
        LicensingClient.forProduct("acme-studio")
            .server(world.transport())
            .trusting(world.trustedKeys())
            .clock(world.clock())
            .machine(machine)
            .store(directory)
            .build()) {
      return Embed.mayRun(licensing, new Typist());
    }
  }

  private static SerialNumber givenSerial(LicensingWorld world) {
    Account ada = world.givenAccount("ada@example.com", "Ada");
    return world.givenOwned(ada, Terms.singleMachine());
  }

  private final class Typist implements Window {
    @Override
    public String ask(String what) {
      return typed.remove();
    }

    @Override
    public void say(String sentence) {
      said.add(sentence);
    }
  }
}
