package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.command.Activate;
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
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The exploration itself is tested: it finds each of these engines out, of which each breaks one
 * rule.
 */
class MutantsTest {

  private static final int MOST = 2_500;
  private static final String GUARDS = "the guards";
  private static final Explorer.Decider RIGHT = Explorer.ENGINE::decide;

  /** Enough to live on until something ends. */
  private static final Set<Class<? extends Command>> ENDS =
      Set.of(Activate.class, Refresh.class, Release.class, DeactivateRemotely.class);

  private record Mutant(String caughtBy, Explorer.Decider decider, Predicate<Command> theme) {

    Mutant(String caughtBy, Explorer.Decider decider) {
      this(caughtBy, decider, command -> true);
    }

    /** Sought where time passes, and not much else. */
    Mutant inTime() {
      return new Mutant(caughtBy, decider, command -> ENDS.contains(command.getClass()));
    }
  }

  /** The engine, lied to when it decides on a command of this type. */
  private static <C extends Command> Explorer.Decider lied(Class<C> type, Lie<C> lie) {
    return (facts, command) ->
        RIGHT.decide(
            type.isInstance(command) ? lie.about(facts, type.cast(command)) : facts, command);
  }

  /** The engine, whose decision on a command of this type is tampered with. */
  private static Explorer.Decider tampered(
      Class<? extends Command> type, UnaryOperator<Decision> how) {
    return (facts, command) -> {
      Decision decision = RIGHT.decide(facts, command);
      return type.isInstance(command) ? how.apply(decision) : decision;
    };
  }

  private interface Lie<C> {
    Facts about(Facts facts, C command);
  }

  private static AccountId caller(Command command) {
    return command.origin().by().person().orElseThrow();
  }

  private static Map<String, Mutant> mutants() {
    Map<String, Mutant> all = new LinkedHashMap<>();
    seats(all);
    sharing(all);
    management(all);
    deletions(all);
    return all;
  }

  private static void seats(Map<String, Mutant> all) {
    all.put(
        "2.2 thinks there is room",
        new Mutant(
            GUARDS,
            lied(
                Activate.class,
                (facts, c) -> Lies.serials(facts, s -> s.withSeats(0, s.soleUser())))));
    all.put(
        "2.3 thinks nobody else is there",
        new Mutant(
            GUARDS,
            (facts, command) ->
                RIGHT.decide(
                    command instanceof Activate
                        ? Lies.orders(
                            Lies.serials(facts, s -> s.withSeats(0, Optional.empty())),
                            order -> order.withTerms(order.terms().withMachineLimit(9)))
                        : facts,
                    command)));
    all.put(
        "2.4 does not recognise a machine",
        new Mutant(GUARDS, lied(Activate.class, (facts, c) -> Lies.activations(facts, List.of()))));
    all.put(
        "2.5 lets anybody in",
        new Mutant("2.5", lied(Activate.class, (facts, c) -> Lies.allAssigned(facts))));
    all.put(
        "2.6 forgets who is barred",
        new Mutant("2.6", lied(Activate.class, (facts, c) -> Lies.withoutBars(facts))));
    all.put(
        "2.7 does not mind the standing",
        new Mutant(
            "2.7",
            (facts, command) ->
                RIGHT.decide(
                    Lies.orders(facts, order -> order.withStanding(Standing.GOOD)), command)));
    all.put(
        "2.11 renews a lease that has lapsed",
        new Mutant(
                GUARDS,
                lied(
                    Refresh.class,
                    (facts, c) ->
                        Lies.activations(
                            facts, facts.activations().stream().map(Lies::neverLapsing).toList())))
            .inTime());
    all.put(
        "3.1 keeps who has expired",
        new Mutant(
                "3.1",
                (facts, command) ->
                    command instanceof Release && expired(facts)
                        ? Lies.refused(RefusalCode.LICENSE_EXPIRED)
                        : RIGHT.decide(facts, command))
            .inTime());
    all.put(
        "3.2 takes the statement for granted",
        new Mutant(
            "3.2",
            (facts, command) ->
                RIGHT.decide(
                    facts,
                    command instanceof ForceRelease
                        ? Changed.with(command, "unreachable", true)
                        : command)));
    all.put(
        "3.3 forgets the cool-down",
        new Mutant("3.3", lied(ForceRelease.class, (facts, c) -> Lies.serials(facts, Lies::cool))));
    all.put(
        "3.3 reactivates in a cool-down",
        new Mutant("3.3", lied(Reactivate.class, (facts, c) -> Lies.serials(facts, Lies::cool))));
    all.put(
        "3.4 a transfer ends the cool-down",
        new Mutant(
            "3.3",
            (facts, command) -> {
              Decision decision = RIGHT.decide(facts, command);
              if (command instanceof TransferSerials) {
                for (Serial serial : facts.serials()) {
                  decision = Lies.and(decision, new Change.SerialChanged(Lies.cool(serial)));
                }
              }
              return decision;
            }));
    all.put(
        "3.6 reactivates any machine, at no cost",
        new Mutant(
            "3.6",
            lied(
                Reactivate.class,
                (facts, c) ->
                    Lies.activations(
                        facts,
                        facts.activations().stream().map(a -> Lies.on(a, c.machine())).toList()))));
    all.put(
        "13.1 refreshes on any machine",
        new Mutant(
            "13.1",
            lied(
                Refresh.class,
                (facts, c) ->
                    Lies.activations(
                        facts,
                        facts.activations().stream().map(a -> Lies.on(a, c.machine())).toList()))));
    all.put("10.1 tells nobody", new Mutant("10.1", tampered(Release.class, Lies::silent)));
    all.put(
        "11.2 activates what has expired",
        new Mutant("11.2", lied(Activate.class, (facts, c) -> Lies.orders(facts, Lies::endless)))
            .inTime());
    all.put(
        "11.2 renews what has expired",
        new Mutant("11.2", lied(Refresh.class, (facts, c) -> Lies.orders(facts, Lies::endless)))
            .inTime());
    AtomicInteger asked = new AtomicInteger();
    all.put(
        "14.3 answers otherwise when asked first",
        new Mutant(
            "14.3",
            (facts, command) ->
                command instanceof Release && asked.incrementAndGet() % 2 == 0
                    ? Lies.refused(RefusalCode.COOL_DOWN)
                    : RIGHT.decide(facts, command)));
  }

  private static void sharing(Map<String, Mutant> all) {
    all.put(
        "4.1 lets an owned serial be claimed",
        new Mutant(
            "4.1",
            lied(
                ClaimSerials.class,
                (facts, c) ->
                    Lies.orders(
                        facts, o -> o.withRoles(o.roles().withCustomer(Optional.empty()))))));
    all.put(
        "4.2 lets be claimed what is not claimable",
        new Mutant(
            "4.1",
            lied(
                ClaimSerials.class,
                (facts, c) ->
                    Lies.orders(facts, o -> o.withTerms(o.terms().withClaimable(true))))));
    all.put(
        "4.4 lets anybody assign", new Mutant("4.4", lied(AssignUser.class, MutantsTest::asOwner)));
    all.put(
        "4.5 lets an assigned user relinquish",
        new Mutant("4.", lied(RelinquishSerials.class, MutantsTest::asOwner)));
    all.put(
        "4.6 unassigns from under an activation",
        new Mutant(
            GUARDS, lied(UnassignUser.class, (facts, c) -> Lies.activations(facts, List.of()))));
    all.put(
        "4.7 transfers to who is not assigned",
        new Mutant(GUARDS, lied(TransferSerials.class, (facts, c) -> Lies.allAssigned(facts))));
    all.put(
        "4.7 lets the old owner go with a seat",
        new Mutant(
            GUARDS, lied(TransferSerials.class, (facts, c) -> Lies.activations(facts, List.of()))));
    all.put(
        "4.8 relinquishes what is in use",
        new Mutant(
            GUARDS,
            lied(
                RelinquishSerials.class,
                (facts, c) -> Lies.serials(facts, s -> s.withSeats(0, Optional.empty())))));
    all.put(
        "4.9 forgets a reservation",
        new Mutant(
            "4.1",
            lied(
                ClaimSerials.class,
                (facts, c) ->
                    Lies.orders(
                        facts,
                        o -> o.customer().isEmpty() ? o.withReservation(Optional.empty()) : o))));
  }

  private static void management(Map<String, Mutant> all) {
    all.put(
        "5.2 lets anybody remove users",
        new Mutant(
            "5.2",
            lied(
                RemoveUser.class,
                (facts, c) ->
                    Lies.orders(
                        facts,
                        o -> o.withRoles(o.roles().with(Role.LICENSE_MANAGER, caller(c)))))));
    all.put(
        "5.8 removes the last manager",
        new Mutant(
            "5.8",
            (facts, command) -> {
              Decision decision = RIGHT.decide(facts, command);
              return command instanceof RemoveLicenseManager removal
                      && decision.refusals().equals(List.of(RefusalCode.LAST_MANAGER))
                  ? withoutManager(facts, removal)
                  : decision;
            }));
    all.put(
        "6.2 ends only one activation of who is removed",
        new Mutant("2.6, 6.2", tampered(RemoveUser.class, MutantsTest::endingOne)));
    all.put(
        "6.2 bars nobody",
        new Mutant(
            "6.2",
            tampered(
                RemoveUser.class,
                decision -> Lies.without(decision, c -> c instanceof Change.UserBarred))));
    all.put(
        "6.3 does not want the e-mail typed again",
        new Mutant(
            "6.3",
            (facts, command) ->
                RIGHT.decide(
                    facts,
                    command instanceof RemoveUser removal
                        ? Changed.with(
                            command,
                            "retyped",
                            facts.account(removal.user()).map(a -> a.email().value()).orElse(""))
                        : command)));
    all.put(
        "7.2 forgets the quota",
        new Mutant(
            "7.2",
            lied(
                DeactivateRemotely.class,
                (facts, c) -> Lies.orders(facts, o -> o.withRemoteDeactivations(List.of())))));
    all.put(
        "7.3 deactivates remotely what has expired",
        new Mutant(
                "7.3",
                lied(DeactivateRemotely.class, (facts, c) -> Lies.orders(facts, Lies::endless)))
            .inTime());
  }

  private static void deletions(Map<String, Mutant> all) {
    all.put(
        "8.1 deletes though an owned serial is in use",
        new Mutant(
            GUARDS,
            (facts, command) ->
                confirmedAgain(
                    command instanceof DeleteAccount
                        ? Lies.activations(
                            Lies.serials(facts, s -> s.withSeats(0, Optional.empty())),
                            facts.activations().stream()
                                .filter(a -> a.account().equals(caller(command)))
                                .toList())
                        : facts,
                    command)));
    all.put(
        "8.2 deletes though the account uses something",
        new Mutant(
            GUARDS,
            (facts, command) ->
                confirmedAgain(
                    command instanceof DeleteAccount
                        ? Lies.activations(
                            facts,
                            facts.activations().stream()
                                .filter(a -> !a.account().equals(caller(command)))
                                .toList())
                        : facts,
                    command)));
    all.put("8.5 does not want the report confirmed", new Mutant("8.5", MutantsTest::confirmed));
    all.put(
        "8.6 leaves assignments behind",
        new Mutant(
            "8.6",
            tampered(
                DeleteAccount.class,
                decision -> Lies.without(decision, c -> c instanceof Change.SharingEnded))));
    all.put(
        "8.6 leaves the serials owned",
        new Mutant(
            "8.6",
            tampered(
                DeleteAccount.class,
                decision -> Lies.without(decision, c -> c instanceof Change.OrderChanged))));
    all.put(
        "8.6 leaves the account",
        new Mutant(
            "8.6",
            tampered(
                DeleteAccount.class,
                decision -> Lies.without(decision, c -> c instanceof Change.AccountErased))));
  }

  /** Who confirmed what is so confirms what this engine takes to be so. */
  private static Decision confirmedAgain(Facts facts, Command command) {
    return command instanceof DeleteAccount deletion && deletion.confirmation().isPresent()
        ? confirmed(facts, command)
        : RIGHT.decide(facts, command);
  }

  /** Whatever was seen, this engine takes it for the report as it is now. */
  private static Decision confirmed(Facts facts, Command command) {
    if (!(command instanceof DeleteAccount)) {
      return RIGHT.decide(facts, command);
    }
    Optional<Report> report = RIGHT.decide(facts, command).report();
    return RIGHT.decide(
        facts,
        report.isPresent()
            ? Changed.with(command, "confirmation", report.map(Report::hash))
            : command);
  }

  private static Decision endingOne(Decision decision) {
    AtomicInteger ended = new AtomicInteger();
    return Lies.without(
        decision,
        change -> change instanceof Change.ActivationEnded && ended.incrementAndGet() > 1);
  }

  private static Decision withoutManager(Facts facts, RemoveLicenseManager removal) {
    Order order = facts.order(removal.order()).orElseThrow();
    return new Permitted(
        new Answer.ManagerRemoved(order.id(), removal.manager()),
        List.of(
            new Change.OrderChanged(
                order.withRoles(order.roles().withoutLicenseManager(caller(removal))))),
        List.of(),
        List.<Assumption>of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Facts asOwner(Facts facts, Command command) {
    return Lies.orders(
        facts, o -> o.withRoles(o.roles().withCustomer(Optional.of(caller(command)))));
  }

  private static boolean expired(Facts facts) {
    return facts.orders().stream()
        .anyMatch(order -> order.terms().validity().expiredAt(facts.at()));
  }

  @TestFactory
  Stream<DynamicTest> eachMutantIsFoundOut() {
    return mutants().entrySet().stream()
        .map(
            mutant ->
                DynamicTest.dynamicTest(
                    mutant.getKey(),
                    () ->
                        assertThatThrownBy(() -> explore(mutant.getValue()))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageStartingWith(mutant.getValue().caughtBy())));
  }

  /** Again and again in another order; what is not found out by then passes. */
  private static void explore(Mutant mutant) {
    for (long seed = 0; seed < 5; seed++) {
      new Explorer(mutant.decider(), mutant.theme(), seed).explore(MOST);
    }
  }
}
