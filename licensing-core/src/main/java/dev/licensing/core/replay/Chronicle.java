package dev.licensing.core.replay;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened to a serial, as one reader may know it (rule 14.4). The vendor reads everything.
 * Who manages the order or is assigned reads what was carried out, and of what was refused their
 * own; who only uses the serial, their own. A person is named to another while they are somebody of
 * this order: with a role in it, assigned, with a seat, or removed from it. So who claims a serial
 * that others had does not learn who they were.
 *
 * <p>Whether the reader may see the serial at all is for {@code ViewSerial} to decide, before.
 *
 * @param reader who reads, and when
 * @param entries of the record, about this serial
 */
public record Chronicle(SerialNumber serial, Origin reader, List<RecordEntry> entries) {

  /** Copies the list. */
  public Chronicle {
    entries = List.copyOf(entries);
  }

  /**
   * One line.
   *
   * @param what the name of the command, for example {@code ForceRelease}
   * @param by who gave it: {@code you}, a person's name, {@code vendor:NAME}, the name of a
   *     machine; empty for who is not named
   * @param whose name it concerned, if that is somebody else who is named
   * @param machine the name of the one machine it is about, if there is one and its user is named
   * @param reason what somebody wrote to explain it; may be empty
   * @param refusals why it was refused; empty if it was carried out
   */
  public record Line(
      Instant at,
      String what,
      String by,
      Optional<String> whose,
      Optional<String> machine,
      String reason,
      List<RefusalCode> refusals) {

    /** Copies the list. */
    public Line {
      refusals = List.copyOf(refusals);
    }
  }

  /** What must be known to tell it; grows with the entries alone. */
  public FactsNeeded needs() {
    return FactsNeeded.by(reader.at(), reader.by().person())
        .andSerials(Set.of(serial))
        .andAccounts(
            entries.stream()
                .flatMap(
                    entry -> Stream.concat(entry.author().stream(), entry.onBehalfOf().stream()))
                .collect(Collectors.toCollection(TreeSet::new)))
        .andActivations(
            entries.stream()
                .flatMap(entry -> machineOf(entry).stream())
                .collect(Collectors.toCollection(TreeSet::new)))
        .and(Extent.USES_BY_NAMED);
  }

  /** The activation that an entry is about: of one that ends many, none. */
  private static Optional<ActivationId> machineOf(RecordEntry entry) {
    return entry.activations().size() == 1
        ? Optional.of(entry.activations().first())
        : Optional.empty();
  }

  /** The lines that the reader may know, in the order of the entries. */
  public List<Line> lines(Facts facts) {
    Reader knowing = new Reader(facts);
    return entries.stream().filter(knowing::mayKnow).map(knowing::line).toList();
  }

  /** The reader, and what is known of everybody else. */
  private final class Reader {

    private final Facts facts;
    private final Order order;
    private final boolean vendor;
    private final boolean manages;

    Reader(Facts facts) {
      this.facts = facts;
      this.order = facts.order(facts.serial(serial).orElseThrow());
      this.vendor = reader.by() instanceof Actor.Vendor;
      this.manages = facts.caller().filter(who -> order.managedBy(who.id())).isPresent();
    }

    boolean mayKnow(RecordEntry entry) {
      return vendor || (entry.permitted() ? oversees() || isOwn(entry) : isAsked(entry));
    }

    private boolean oversees() {
      return manages || facts.caller().filter(who -> facts.assigned(serial, who.id())).isPresent();
    }

    private boolean isOwn(RecordEntry entry) {
      return entry.author().filter(this::isReader).isPresent()
          || entry.onBehalfOf().filter(this::isReader).isPresent();
    }

    /** By the reader, or by the application on a machine of theirs. */
    private boolean isAsked(RecordEntry entry) {
      return !(entry.command().origin().by() instanceof Actor.Vendor)
          && entry.author().filter(this::isReader).isPresent();
    }

    private boolean isReader(AccountId account) {
      return reader.by().isPerson(account);
    }

    Line line(RecordEntry entry) {
      return new Line(
          entry.at(),
          entry.what(),
          by(entry),
          entry.onBehalfOf().map(this::name).filter(name -> !name.isEmpty()),
          machine(entry),
          reason(entry),
          entry.refusals());
    }

    private String by(RecordEntry entry) {
      Actor by = entry.command().origin().by();
      if (by instanceof Actor.Vendor seller) {
        return "vendor:" + seller.name();
      }
      return by instanceof Actor.Installation
          ? machine(entry).orElse("")
          : by.person().map(this::name).orElse("");
    }

    private String name(AccountId account) {
      if (isReader(account)) {
        return "you";
      }
      return facts.named(account).filter(this::isNamed).map(Account::name).orElse("");
    }

    /** What is left of an erased account is named to nobody (rule 8.7). */
    private boolean isNamed(Account account) {
      return vendor
          || isReader(account.id())
          || (facts.asked().accounts().contains(account.id()) && isOfTheOrder(account.id()));
    }

    private boolean isOfTheOrder(AccountId account) {
      return order.managedBy(account)
          || facts.assigned(serial, account)
          || facts.use(serial, account).isPresent()
          || facts.bars(account).stream().anyMatch(bar -> bar.order().equals(order.id()));
    }

    private Optional<String> machine(RecordEntry entry) {
      Optional<Activation> seat = machineOf(entry).flatMap(facts::activation);
      return seat.isPresent()
          ? seat.filter(use -> isKnown(use.account())).map(use -> use.machine().name())
          : SaidWords.machine(entry.command())
              .filter(machine -> entry.author().filter(this::isKnown).isPresent());
    }

    private boolean isKnown(AccountId account) {
      return facts.account(account).filter(this::isNamed).isPresent();
    }

    /** Why the vendor changed a standing is between its own people. */
    private String reason(RecordEntry entry) {
      boolean told =
          vendor
              || isOwn(entry)
              || (manages && entry.author().filter(who -> !isKnown(who)).isEmpty());
      return told ? SaidWords.reason(entry.command(), vendor) : "";
    }
  }
}
