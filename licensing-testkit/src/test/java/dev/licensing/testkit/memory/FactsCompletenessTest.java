package dev.licensing.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.replay.Replay;
import dev.licensing.core.replay.State;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VirtualClock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the engine asks for is all it looks at: the store loads nothing else, and a fact that was
 * not loaded throws. A long walk comes by every command and every refusal, the same way each time.
 */
class FactsCompletenessTest {

  private static final int WALKS = 100;
  private static final int STEPS = 400;

  private final Set<Class<?>> permitted = new HashSet<>();
  private final Set<RefusalCode> refused = EnumSet.noneOf(RefusalCode.class);

  @Test
  @Tag("rule-14.1")
  @Tag("rule-14.5")
  void noDecisionLooksAtWhatItDidNotAskFor() {
    for (int seed = 0; seed < WALKS; seed++) {
      walk(new Random(seed));
    }
    assertThat(permitted)
        .as("commands that were permitted")
        .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    assertThat(refused).as("reasons that were met").containsExactly(RefusalCode.values());
  }

  private void walk(Random random) {
    MemoryLicenseStore store = new MemoryLicenseStore();
    Scene scene = new Scene(store, new VirtualClock(), random, RandomWalk.PRODUCT);
    Chance chance = new Chance(random);
    Cast cast = new Cast(scene, store, chance);
    RandomWalk walk = new RandomWalk(scene, chance, cast);
    for (int step = 0; step < STEPS; step++) {
      Command command = walk.next();
      Decision decision = scene.decide(command);
      refused.addAll(decision.refusals());
      if (decision instanceof Decision.Permitted done) {
        permitted.add(command.getClass());
        cast.remember(command, done.answer());
      }
    }
    assertThatTheRecordTellsItAgain(store, cast, scene.clock().instant());
  }

  /** Unless somebody was erased: they are somebody else in the record, and so is who came after. */
  private static void assertThatTheRecordTellsItAgain(
      MemoryLicenseStore store, Cast cast, Instant now) {
    List<RecordEntry> record = store.history(Optional.empty(), Integer.MAX_VALUE).entries();
    if (record.stream().anyMatch(e -> e.permitted() && e.command() instanceof DeleteAccount)) {
      return;
    }
    State told = new Replay(new LicenseEngine(), record).stateAt(now);
    for (Account account : cast.people()) {
      FactsNeeded needed =
          FactsNeeded.by(now, Optional.of(account.id())).and(Extent.ESTATE).and(Extent.ROLES);
      assertThat(told.facts(needed)).isEqualTo(store.read(needed));
    }
    for (OrderId order : cast.orders()) {
      FactsNeeded needed =
          FactsNeeded.by(now, Optional.empty()).andOrder(order).and(Extent.ORDER_CONTENT);
      assertThat(told.facts(needed)).isEqualTo(store.read(needed));
    }
  }
}
