package dev.licensing.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ProductId;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VirtualClock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
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
  private static final int STEPS = 300;

  /** No command bars an account. */
  private static final Set<RefusalCode> OUT_OF_REACH = EnumSet.of(RefusalCode.ACCOUNT_BARRED);

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
    assertThat(refused)
        .as("reasons that were met")
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(OUT_OF_REACH)));
  }

  private void walk(Random random) {
    MemoryLicenseStore store = new MemoryLicenseStore();
    Scene scene = new Scene(store, new VirtualClock(), random, new ProductId("acme-studio"));
    RandomWalk walk = new RandomWalk(scene, random);
    for (int step = 0; step < STEPS; step++) {
      Command command = walk.next();
      Decision decision = scene.decide(command);
      refused.addAll(decision.refusals());
      if (decision instanceof Decision.Permitted) {
        permitted.add(command.getClass());
        walk.remember(command);
      }
    }
    walk.people().forEach(account -> look(store, account, scene.clock().instant()));
  }

  private static void look(MemoryLicenseStore store, Account account, Instant now) {
    var facts = store.read(FactsNeeded.by(Optional.of(account.id())).andEstate());
    assertThat(new LicenseEngine().overview(facts, now)).isNotNull();
  }
}
