package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Scene;
import java.util.List;
import java.util.Map;

/** What stands against deleting an account (rules 8.1, 8.2, 8.5). */
final class DeletionVectors {

  private static final List<List<String>> USES =
      List.of(List.of(), List.of("caller"), List.of("other"), List.of("caller", "other"));

  private DeletionVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "deletions",
            "cases: who uses the serial that the caller owns, who uses the one that the caller may"
                + " use and another owns, and which report is confirmed (none, this one, another);"
                + " and what becomes of the wish to delete the caller's account: how many uses"
                + " block it, and whether it is permitted, or all reasons in their order.");
    for (List<String> owned : USES) {
      for (List<String> shared : USES) {
        for (String confirmed : List.of("none", "this", "another")) {
          file.add("cases", told(owned, shared, confirmed));
        }
      }
    }
    return file;
  }

  private static Map<String, Object> told(
      List<String> owned, List<String> shared, String confirmed) {
    Scene scene = Worlds.empty();
    Account caller = scene.givenAccount("caller@example.com", "Caller");
    Account other = scene.givenAccount("other@example.com", "Other");
    Terms terms = Terms.singleMachine().withMachineLimit(2).withUsersAtOnce(UsersAtOnce.ANY);
    SerialNumber own = scene.givenOwned(caller, terms);
    scene.givenAssigned(caller, own, other);
    SerialNumber others = scene.givenOwned(other, terms);
    scene.givenAssigned(other, others, caller);
    owned.forEach(who -> use(scene, who.equals("caller") ? caller : other, own));
    shared.forEach(who -> use(scene, who.equals("caller") ? caller : other, others));
    Decision asked = scene.decide(scene.commands().deletionReport(caller.id()));
    DeletionReport report = (DeletionReport) asked.report().orElseThrow();
    Decision decision =
        confirmed.equals("none")
            ? asked
            : scene.decide(
                scene
                    .commands()
                    .delete(
                        caller.id(),
                        confirmed.equals("this") ? report.hash() : new ReportHash("0".repeat(32))));
    return entry(
        "usesOfOwned",
        owned,
        "usesOfShared",
        shared,
        "confirmed",
        confirmed,
        "blocking",
        report.blocking().size(),
        "permitted",
        decision instanceof Decision.Permitted,
        "reasons",
        decision.refusals().stream().map(RefusalCode::name).toList());
  }

  private static void use(Scene scene, Account user, SerialNumber serial) {
    scene.givenActivation(user, serial, FakeMachine.named(user.name()));
  }
}
