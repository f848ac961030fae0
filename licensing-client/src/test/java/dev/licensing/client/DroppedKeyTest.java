package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A server has given up a key while licenses signed with it are still out. */
@Tag("rule-12.4")
class DroppedKeyTest {

  @TempDir Path directory;

  private static Desk activatedWithADroppedKey(LicensingWorld world, Path directory) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    world.rotateKeys();
    world.dropEarlierKeys();
    return desk;
  }

  @LicensingTest
  void whoIsSignedInGetsALicenseOfTheNewKey(LicensingWorld world) {
    Desk desk = activatedWithADroppedKey(world, directory);
    try (LicensingClient client = desk.started()) {
      Reply<?> alone = client.refresh();
      assertThat(((Reply.Refused<?>) alone).problem().code()).isEqualTo("NOT_SIGNED_IN");
      assertThat(client.check())
          .as("an unsigned no takes nothing away")
          .isInstanceOf(Licensed.class);

      client.useToken(world.signedIn(desk.user()));
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
    }
    try (LicensingClient later = desk.started()) {
      assertThat(must(later.refresh())).as("by the new license").isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void whoIsSignedInCanRelease(LicensingWorld world) {
    Desk desk = activatedWithADroppedKey(world, directory);
    try (LicensingClient client = desk.started()) {
      assertThat(client.release()).isInstanceOf(Reply.Refused.class);

      client.useToken(world.signedIn(desk.user()));
      must(client.release());

      assertThat(desk.liveSeats()).isZero();
    }
  }
}
