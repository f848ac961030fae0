package dev.licensing.core.rule;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who asked for what, when, why, on whose behalf, and what was decided (rule 14.4). */
public final class Recording implements Command.Cases<RecordEntry> {

  private final Facts facts;
  private final Decision decision;

  /** Records this decision, made on these facts. */
  public Recording(Facts facts, Decision decision) {
    this.facts = facts;
    this.decision = decision;
  }

  @Override
  public RecordEntry on(RegisterAccount command) {
    return entry(command, Optional.of(command.account().id()), Set.of(), Optional.empty(), "");
  }

  @Override
  public RecordEntry on(DeleteAccount command) {
    Set<SerialNumber> owned =
        facts.caller().isEmpty()
            ? Set.of()
            : facts.owned().map(Serial::number).collect(Collectors.toSet());
    return entry(command, facts.asked().caller(), owned, Optional.empty(), "");
  }

  @Override
  public RecordEntry on(IssueOrder command) {
    return entry(command, Optional.empty(), command.serials(), Optional.empty(), "");
  }

  @Override
  public RecordEntry on(ClaimSerials command) {
    return entry(command, facts.asked().caller(), command.serials(), Optional.empty(), "");
  }

  @Override
  public RecordEntry on(AssignUser command) {
    Optional<AccountId> user = facts.account(command.user()).map(found -> found.id());
    return entry(command, user, command.serials(), Optional.empty(), "");
  }

  @Override
  public RecordEntry on(UnassignUser command) {
    Optional<AccountId> user = facts.account(command.user()).map(found -> found.id());
    return entry(command, user, command.serials(), Optional.empty(), "");
  }

  @Override
  public RecordEntry on(RequestAccess command) {
    return entry(
        command,
        facts.asked().caller(),
        Set.of(command.serial()),
        Optional.empty(),
        command.message());
  }

  @Override
  public RecordEntry on(Activate command) {
    Optional<ActivationId> activation =
        decision instanceof Decision.Permitted permitted
                && permitted.answer() instanceof Answer.Activated activated
            ? Optional.of(activated.activation().id())
            : Optional.empty();
    return entry(command, facts.asked().caller(), Set.of(command.serial()), activation, "");
  }

  @Override
  public RecordEntry on(Refresh command) {
    return onActivation(command, command.activation(), "");
  }

  @Override
  public RecordEntry on(Release command) {
    return onActivation(command, command.activation(), "");
  }

  @Override
  public RecordEntry on(ForceRelease command) {
    return onActivation(command, command.activation(), command.reason());
  }

  private RecordEntry onActivation(Command command, ActivationId id, String reason) {
    Optional<Activation> activation = facts.activation(id);
    return entry(
        command,
        activation.map(Activation::account),
        activation.map(Activation::serial).map(Set::of).orElse(Set.of()),
        Optional.of(id),
        reason);
  }

  private RecordEntry entry(
      Command command,
      Optional<AccountId> concerned,
      Set<SerialNumber> serials,
      Optional<ActivationId> activation,
      String reason) {
    TreeSet<ActivationId> activations = new TreeSet<>();
    activation.ifPresent(activations::add);
    Actor by = command.origin().by();
    return new RecordEntry(
        command.origin().id(),
        command.origin().at(),
        actor(by),
        concerned.filter(account -> !by.person().equals(Optional.of(account))),
        command.getClass().getSimpleName(),
        decision.refusals(),
        new TreeSet<>(serials),
        activations,
        reason);
  }

  private static String actor(Actor by) {
    if (by instanceof Actor.Person person) {
      return "account:" + person.account();
    }
    if (by instanceof Actor.Installation installation) {
      return "activation:" + installation.activation();
    }
    return by instanceof Actor.Vendor vendor ? "vendor:" + vendor.name() : "visitor";
  }
}
