package dev.licensing.core.rule;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Policy;
import java.util.List;
import java.util.Optional;

/** Who may give a command at all. */
final class Callers {

  private Callers() {}

  static Refusal accountMustExist() {
    return Refusal.of(
        RefusalCode.ACCOUNT_NOT_RECOGNISED,
        Remedy.of(RemedyCode.SIGN_IN),
        Remedy.of(RemedyCode.REGISTER));
  }

  /** At the very end of the period it serves no longer (rule 11.1). */
  static Optional<Refusal> personMustHaveProvedWhoTheyAre(Origin origin, Policy policy) {
    boolean recent =
        origin.by() instanceof Actor.Person person
            && origin.at().isBefore(person.authenticatedAt().plus(policy.authenticationServes()));
    return recent
        ? Optional.empty()
        : Optional.of(
            Refusal.of(RefusalCode.REAUTHENTICATION_REQUIRED, Remedy.of(RemedyCode.SIGN_IN_AGAIN)));
  }

  static boolean isVendor(Origin origin) {
    return origin.by() instanceof Actor.Vendor;
  }

  static Optional<Refusal> onlyTheVendor(Origin origin) {
    return isVendor(origin) ? Optional.empty() : Optional.of(theVendorMustDoIt());
  }

  static Refusal theVendorMustDoIt() {
    return Refusal.of(RefusalCode.VENDOR_ONLY, Remedy.of(RemedyCode.CONTACT_VENDOR));
  }

  /** Who was removed activates nothing, as far as the removal reaches (rules 2.6, 6.2). */
  static Optional<Refusal> barredAccountsActivateNothing(
      Facts facts, Account account, Optional<Order> order, Policy policy) {
    List<Bar> bars = facts.bars(account.id());
    boolean barred =
        switch (policy.removal()) {
          case EVERY_ORDER -> !bars.isEmpty();
          case MANAGED_ORDERS ->
              order.isPresent()
                  && bars.stream().anyMatch(bar -> bar.order().equals(order.get().id()));
        };
    return barred
        ? Optional.of(
            Refusal.of(
                RefusalCode.ACCOUNT_BARRED,
                Remedy.of(RemedyCode.ASK_MANAGER),
                Remedy.of(RemedyCode.CONTACT_VENDOR)))
        : Optional.empty();
  }

  /** The name of an account for people; an erased one has none (rule 8.7). */
  static String name(Facts facts, AccountId account) {
    return facts.account(account).map(Account::name).orElse("");
  }

  static String name(Facts facts, Optional<AccountId> account) {
    return account.map(known -> name(facts, known)).orElse("");
  }
}
