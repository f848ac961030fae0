package dev.licensing.core.rule;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import java.time.Duration;
import java.util.Optional;

/** Who may give a command at all. */
final class Callers {

  /** How long after proving who they are a person may do what cannot be undone (rule 3.2). */
  static final Duration AUTHENTICATION_SERVES = Duration.ofMinutes(10);

  private Callers() {}

  static Refusal accountMustExist() {
    return Refusal.of(
        RefusalCode.ACCOUNT_NOT_RECOGNISED,
        Remedy.of(RemedyCode.SIGN_IN),
        Remedy.of(RemedyCode.REGISTER));
  }

  /** At the very end of the period it serves no longer (rule 11.1). */
  static Optional<Refusal> personMustHaveProvedWhoTheyAre(Origin origin) {
    boolean recent =
        origin.by() instanceof Actor.Person person
            && origin.at().isBefore(person.authenticatedAt().plus(AUTHENTICATION_SERVES));
    return recent
        ? Optional.empty()
        : Optional.of(
            Refusal.of(RefusalCode.REAUTHENTICATION_REQUIRED, Remedy.of(RemedyCode.SIGN_IN_AGAIN)));
  }

  static Optional<Refusal> onlyTheVendor(Origin origin) {
    return origin.by() instanceof Actor.Vendor
        ? Optional.empty()
        : Optional.of(Refusal.of(RefusalCode.VENDOR_ONLY, Remedy.of(RemedyCode.CONTACT_VENDOR)));
  }

  /** The name of an account for people; an erased one has none (rule 8.7). */
  static String name(Facts facts, AccountId account) {
    return facts.account(account).map(found -> found.name()).orElse("");
  }
}
