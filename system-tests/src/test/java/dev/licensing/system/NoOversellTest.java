package dev.licensing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three server processes over one PostgreSQL, many customers and few serials, while servers are
 * killed with SIGKILL and connections to the database cut. {@code -Dlicensing.operations=1000000}
 * for the long run.
 */
class NoOversellTest {

  private static final int OPERATIONS = Integer.getInteger("licensing.operations", 2_500);
  private static final int SERVERS = 3;
  private static final int KILLS = OPERATIONS < 100_000 ? 3 : 60;
  private static final long MILLIS_BETWEEN_CUTS = 300;

  @TempDir Path folder;

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.3")
  @Tag("rule-2.4")
  @Tag("rule-3.1")
  @Tag("rule-3.2")
  void whoeverIsKilledNoSeatIsSoldTwiceAndNoneIsLost() throws Exception {
    Market market = new Market(OPERATIONS);
    try (SharedDatabase database = new SharedDatabase();
        Servers servers = Servers.start(folder, database.url(), SERVERS)) {
      market.open(servers, progress -> disturb(servers, database, progress));
      market.check(database::rows);
    }
  }

  private static void disturb(Servers servers, SharedDatabase database, Market.Progress progress)
      throws Exception {
    int cut = 0;
    int killed = 0;
    while (!progress.over()) {
      Thread.sleep(MILLIS_BETWEEN_CUTS);
      cut += database.cut(3);
      if (progress.done() > (killed + 1L) * OPERATIONS / (KILLS + 1)) {
        servers.killOne();
        killed++;
      }
    }
    assertThat(cut).isPositive();
    assertThat(killed).isPositive();
  }
}
