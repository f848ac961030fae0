package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may activate, in every situation of a small world (chapter 2). */
final class ActivationVectors {

  private static final FakeMachine HERE = FakeMachine.named("here");

  /** Who has a seat where when the caller asks for one here. */
  private static final List<List<String>> LIVE =
      List.of(
          List.of(),
          List.of("caller here"),
          List.of("caller elsewhere"),
          List.of("rival elsewhere"),
          List.of("caller here", "rival elsewhere"));

  private ActivationVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "activations",
            "cases: the terms, who the caller is to the serial (on an unowned one everybody is a"
                + " stranger), the live activations, the order's standing and whether the"
                + " subscription has ended; and what becomes of the caller's wish to activate here:"
                + " permitted, with the seats that are then live, or refused for all these reasons"
                + " in this order.");
    for (Access access : Access.values()) {
      for (UsersAtOnce users : UsersAtOnce.values()) {
        for (int machines : List.of(1, 2)) {
          for (String caller : List.of("owner", "assigned", "stranger", "nobody owns it")) {
            for (List<String> live : LIVE) {
              for (Standing standing : List.of(Standing.GOOD, Standing.SUSPENDED)) {
                for (boolean ended : List.of(false, true)) {
                  file.add(
                      "cases",
                      new Case(access, users, machines, caller, live, standing, ended).told());
                }
              }
            }
          }
        }
      }
    }
    return file;
  }

  private record Case(
      Access access,
      UsersAtOnce users,
      int machines,
      String caller,
      List<String> live,
      Standing standing,
      boolean ended) {

    Map<String, Object> told() {
      return entry(
          "access",
          access.name(),
          "usersAtOnce",
          users.name(),
          "machineLimit",
          machines,
          "caller",
          caller,
          "live",
          live,
          "standing",
          standing.name(),
          "subscriptionEnded",
          ended,
          "decision",
          decision(decide()));
    }

    /** The seats were taken under generous terms; the terms in question came later. */
    private Decision decide() {
      Scene scene = Worlds.empty();
      Account owner = scene.givenAccount("owner@example.com", "Owner");
      Account rival = scene.givenAccount("rival@example.com", "Rival");
      Account caller =
          caller().equals("owner") ? owner : scene.givenAccount("caller@example.com", "Caller");
      Terms generous = Terms.perDeveloper(9).withUsersAtOnce(UsersAtOnce.ANY).withClaimable(true);
      SerialNumber serial =
          caller().equals("nobody owns it")
              ? scene.givenSerial(generous)
              : scene.givenOwned(owner, generous);
      if (caller().equals("assigned")) {
        scene.givenAssigned(owner, serial, caller);
      }
      for (String use : live) {
        scene.givenActivation(
            use.startsWith("caller") ? caller : rival,
            serial,
            use.equals("caller here") ? HERE : FakeMachine.named(use));
      }
      scene.givenTerms(serial, terms(generous, scene));
      if (standing != Standing.GOOD) {
        scene.givenStanding(serial, standing);
      }
      return scene.decide(scene.commands().activate(caller.id(), serial, HERE));
    }

    private Terms terms(Terms generous, Scene scene) {
      Terms terms = generous.withAccess(access).withUsersAtOnce(users).withMachineLimit(machines);
      return ended
          ? terms.withValidity(new Validity(Optional.of(scene.clock().instant()), Optional.empty()))
          : terms;
    }

    private static Map<String, Object> decision(Decision decision) {
      if (decision instanceof Permitted permitted
          && permitted.answer() instanceof Answer.Activated activated) {
        return entry(
            "permitted",
            true,
            "existing",
            activated.existing(),
            "liveSeats",
            activated.liveSeats());
      }
      return entry(
          "permitted",
          false,
          "reasons",
          decision.refusals().stream().map(RefusalCode::name).toList());
    }
  }
}
