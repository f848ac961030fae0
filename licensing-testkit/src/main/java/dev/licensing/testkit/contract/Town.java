package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.replay.Forgetting;
import dev.licensing.core.replay.State;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens in the store under test happens here to a {@link State} too, one command after the
 * other, and the two must decide the same. What the record should say is kept.
 */
final class Town {

  static final LicenseEngine ENGINE = new LicenseEngine();

  private final ContractScene scene;
  private final State state = new State();
  private final List<RecordEntry> expected = new ArrayList<>();

  Town(ContractScene scene) {
    this.scene = scene;
  }

  /** Everything there should be. */
  State state() {
    return state;
  }

  /** What the record should end with. */
  List<RecordEntry> expected() {
    return List.copyOf(expected);
  }

  Account register(String who) {
    return register(ContractScene.newAddress(who), who);
  }

  Account register(String address, String who) {
    RegisterAccount command = scene.commands().register(address, who, "");
    did(command);
    return command.account();
  }

  /** Whether permitted or not; both must be recorded. */
  Decision did(Command command) {
    Facts facts = state.facts(ENGINE.factsFor(command));
    Decision wanted = ENGINE.decide(facts, command);
    Decision decision = scene.decide(command);
    assertEquals(
        wanted.refusals(),
        decision.refusals(),
        () -> command + " is decided otherwise; look at what is loaded for it");
    if (decision instanceof Decision.Permitted permitted) {
      Decision.Permitted same = (Decision.Permitted) wanted;
      if (!looksAtAll(command)) {
        assertEquals(same.answer(), permitted.answer(), () -> "the answer to " + command);
        assertEquals(same.notices(), permitted.notices(), () -> "who is told of " + command);
      }
      erase(command);
      assertTrue(state.apply(same.changes()), () -> command + " cannot be kept by a State");
    }
    expected.add(ENGINE.record(facts, command, wanted));
    return decision;
  }

  /** In a store that is in use there is more of what waits and what lapsed. */
  static boolean looksAtAll(Command command) {
    return command instanceof EndLapsedLeases || command instanceof ViewRequests;
  }

  /** The record forgets what it knows of an account. */
  private void erase(Command command) {
    if (command instanceof DeleteAccount deletion) {
      AccountId id = deletion.origin().by().person().orElseThrow();
      state.accounts().stream()
          .filter(account -> account.id().equals(id))
          .forEach(
              account ->
                  expected.replaceAll(
                      entry ->
                          Forgetting.concerns(entry, account)
                              ? Forgetting.of(entry, account)
                              : entry));
    }
  }

  <A extends Answer> A permitted(Command command, Class<A> answer) {
    Decision decision = did(command);
    return ContractScene.answer(decision, answer)
        .orElseThrow(() -> new AssertionError(command + " was refused: " + decision.refusals()));
  }
}
