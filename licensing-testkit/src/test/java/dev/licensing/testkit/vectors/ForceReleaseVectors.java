package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may release from elsewhere, and when (rules 3.2, 3.3, 14.3). */
final class ForceReleaseVectors {

  private static final FakeMachine DESKTOP = FakeMachine.named("desktop");
  private static final FakeMachine LAPTOP = FakeMachine.named("laptop");

  private ForceReleaseVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "force-releases",
            "cases: who the caller is to the activation, whether it is live, whether the caller"
                + " states that its machine cannot be reached, whether the cool-down of the serial"
                + " runs, and which report is confirmed (none, this one, another); and whether the"
                + " force release is permitted, or all reasons in their order.");
    for (String caller : List.of("owner", "assigned", "user", "stranger")) {
      for (boolean live : List.of(true, false)) {
        for (boolean unreachable : List.of(true, false)) {
          for (boolean coolDown : List.of(false, true)) {
            for (String confirmed : List.of("none", "this", "another")) {
              file.add("cases", new Case(caller, live, unreachable, coolDown, confirmed).told());
            }
          }
        }
      }
    }
    return file;
  }

  private record Case(
      String caller, boolean live, boolean unreachable, boolean coolDown, String confirmed) {

    Map<String, Object> told() {
      Decision decision = decide();
      return entry(
          "caller",
          caller,
          "live",
          live,
          "unreachable",
          unreachable,
          "coolDown",
          coolDown,
          "confirmed",
          confirmed,
          "permitted",
          decision instanceof Decision.Permitted,
          "reasons",
          decision.refusals().stream().map(RefusalCode::name).toList());
    }

    private Decision decide() {
      Scene scene = Worlds.empty();
      Account owner = scene.givenAccount("owner@example.com", "Owner");
      Account user = scene.givenAccount("user@example.com", "User");
      SerialNumber serial =
          scene.givenOwned(
              owner, Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY).withClaimable(true));
      Activation use = scene.givenActivation(user, serial, DESKTOP);
      if (coolDown) {
        Activation other = scene.givenActivation(user, serial, LAPTOP);
        scene.permitted(
            scene.commands().forceRelease(owner.id(), other.id(), ""), Answer.ForceReleased.class);
      }
      if (!live) {
        scene.permitted(
            scene.commands().release(user.id(), use.id(), DESKTOP), Answer.Released.class);
      }
      Account asks = asks(scene, owner, user, serial);
      ForceRelease asked = scene.commands().forceRelease(asks.id(), use.id(), "");
      return scene.decide(
          new ForceRelease(
              asked.origin(), use.id(), unreachable, "", confirmation(scene, owner, use)));
    }

    private Account asks(Scene scene, Account owner, Account user, SerialNumber serial) {
      if (caller.equals("owner")) {
        return owner;
      }
      if (caller.equals("user")) {
        return user;
      }
      Account other = scene.givenAccount("other@example.com", "Other");
      if (caller.equals("assigned")) {
        scene.givenAssigned(owner, serial, other);
      }
      return other;
    }

    /** The report is the same whoever asks; it is that of a refusal, so that nothing is done. */
    private Optional<ReportHash> confirmation(Scene scene, Account owner, Activation use) {
      if (confirmed.equals("none")) {
        return Optional.empty();
      }
      if (confirmed.equals("another")) {
        return Optional.of(new ReportHash("0".repeat(32)));
      }
      ForceRelease asked = scene.commands().forceRelease(owner.id(), use.id(), "");
      Decision refused =
          scene.decide(new ForceRelease(asked.origin(), use.id(), false, "", Optional.empty()));
      return refused.report().map(Report::hash);
    }
  }
}
