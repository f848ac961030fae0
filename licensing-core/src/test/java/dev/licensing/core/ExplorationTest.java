package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every command from every state that can be reached in a small universe, with the invariants of
 * the rules after each. {@code -Dlicensing.states=100000} for the long run.
 */
class ExplorationTest {

  private static final int STATES = Integer.getInteger("licensing.states", 700);

  /** Who uses what, with its ends in time, while nothing is owned by anybody else. */
  private static final Set<Class<? extends Command>> SEATS =
      Set.of(
          Activate.class,
          Refresh.class,
          Release.class,
          ForceRelease.class,
          Reactivate.class,
          DeactivateRemotely.class);

  /** Who owns, shares and manages what, while nothing is used. */
  private static final Set<Class<? extends Command>> OWNERSHIP =
      Set.of(
          ClaimSerials.class,
          RelinquishSerials.class,
          TransferSerials.class,
          AssignUser.class,
          UnassignUser.class,
          AddLicenseManager.class,
          RemoveLicenseManager.class,
          DeleteAccount.class);

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.3")
  @Tag("rule-2.4")
  @Tag("rule-2.5")
  @Tag("rule-2.6")
  @Tag("rule-2.7")
  @Tag("rule-2.11")
  @Tag("rule-3.1")
  @Tag("rule-3.3")
  @Tag("rule-3.4")
  @Tag("rule-4.1")
  @Tag("rule-4.9")
  @Tag("rule-5.8")
  @Tag("rule-6.2")
  @Tag("rule-7.2")
  @Tag("rule-8.1")
  @Tag("rule-8.5")
  @Tag("rule-8.6")
  @Tag("rule-11.2")
  @Tag("rule-14.3")
  void noCommandFromAnyStateBreaksAnInvariant() {
    explore("everything", command -> true);
  }

  @Test
  @Tag("rule-2.2")
  @Tag("rule-3.3")
  void noCommandAboutSeatsBreaksAnInvariant() {
    explore("seats", command -> SEATS.contains(command.getClass()));
  }

  @Test
  @Tag("rule-4.1")
  @Tag("rule-8.6")
  void noCommandAboutOwnershipBreaksAnInvariant() {
    explore("ownership", command -> OWNERSHIP.contains(command.getClass()));
  }

  private static void explore(String theme, Predicate<Command> commands) {
    Explorer.Report report = new Explorer(Explorer.ENGINE::decide, commands, 1).explore(STATES);

    System.out.printf(
        "%s: explored %,d states, %,d transitions, %,d permitted; %,d states known%s%n",
        theme,
        report.states(),
        report.transitions(),
        report.permitted(),
        report.known(),
        report.complete() ? ", which are all" : "");
    assertThat(report.permitted()).isGreaterThan(report.states());
  }
}
