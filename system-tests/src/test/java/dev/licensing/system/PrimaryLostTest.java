package dev.licensing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    try (Replicated database = Replicated.start(folder, Replicated.Standby.SYNCHRONOUS);
        Servers servers = Servers.start(folder, database.url(), SERVERS)) {
      market.open(
          servers,
          progress -> {
            await(progress, OPERATIONS / 2);
            database.cutOffTheStandby();
            // Nothing is acknowledged any more: what the standby has not, nobody was told.
            Thread.sleep(500);
            database.loseThePrimary();
            database.promoteTheStandby();
          });
      market.check(database::rows);
    }
  }

  /** The same with what this library does not promise: it shows that the check would see a loss. */
  @Test
  void aStandbyThatIsNotWaitedForLosesActivationsAndTheCheckFindsIt() throws Exception {
    Market market = new Market(OPERATIONS);
    try (Replicated database = Replicated.start(folder, Replicated.Standby.ASYNCHRONOUS);
        Servers servers = Servers.start(folder, database.url(), SERVERS)) {
      market.open(
          servers,
          progress -> {
            await(progress, OPERATIONS / 4);
            database.cutOffTheStandby();
            await(progress, OPERATIONS / 2);
            database.loseThePrimary();
            database.promoteTheStandby();
          });
      assertThatThrownBy(() -> market.check(database::rows)).isInstanceOf(AssertionError.class);
    }
  }

  private static void await(Market.Progress progress, int done) throws InterruptedException {
    while (progress.done() < done) {
      assertThat(progress.over()).isFalse();
      Thread.sleep(20);
    }
  }
}
