package dev.licensing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database's machine is gone under load and its synchronous standby takes over: what was
 * acknowledged is there, and what was asked again happened once. See {@code
 * docs/guides/high-availability.md}.
 */
class PrimaryLostTest {

  private static final int OPERATIONS = Integer.getInteger("licensing.operations", 1_200);
  private static final int SERVERS = 2;

  @TempDir Path folder;

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.4")
  void noAcknowledgedActivationIsLostWithThePrimary() throws Exception {
    Market market = new Market(OPERATIONS);
    try (Replicated database = Replicated.start(folder);
        Servers servers = Servers.start(folder, database.url(), SERVERS)) {
      market.open(
          servers,
          progress -> {
            while (progress.done() < OPERATIONS / 2) {
              assertThat(progress.over()).isFalse();
              Thread.sleep(20);
            }
            database.loseThePrimary();
            database.promoteTheStandby();
          });
      market.check(database::rows);
    }
  }
}
