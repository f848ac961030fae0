package dev.licensing.testkit.memory;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.Notice.ToAccount;
import dev.licensing.core.decision.Notice.ToEmail;
import dev.licensing.core.model.Account;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.testkit.memory.Tables.Waiting;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person wrote or is called, in notices that still wait: those to the person go, those to
 * others lose these words (rule 8.6). To be asked while the record still has them.
 */
final class ErasedWords {

  private final Tables tables;
  private final Account account;
  private final Set<String> words;

  private ErasedWords(Tables tables, Account account) {
    this.tables = tables;
    this.account = account;
    this.words =
        Stream.concat(
                Stream.of(account.name(), account.email().value()),
                tables.record.stream()
                    .filter(entry -> entry.author().equals(Optional.of(account.id())))
                    .flatMap(entry -> said(entry.command())))
            .collect(Collectors.toUnmodifiableSet());
  }

  static ErasedWords of(Tables tables, Account account) {
    return new ErasedWords(tables, account);
  }

  /** Texts of people, the names of their machines, and their addresses. */
  private static Stream<String> said(Command command) {
    if (command instanceof RegisterAccount c) {
      return Stream.of(c.account().name(), c.account().email().value());
    } else if (command instanceof ChangeEmail c) {
      return Stream.of(c.email().value());
    } else if (command instanceof ChangeName c) {
      return Stream.of(c.name());
    } else if (command instanceof RequestAccess c) {
      return Stream.of(c.message());
    } else if (command instanceof Activate c) {
      return Stream.of(c.machine().name());
    } else if (command instanceof Refresh c) {
      return Stream.of(c.machine().name());
    } else if (command instanceof Reactivate c) {
      return Stream.of(c.machine().name());
    } else if (command instanceof Release c) {
      return Stream.of(c.machine().name());
    } else if (command instanceof StartTrial c) {
      return Stream.of(c.machine().name());
    } else if (command instanceof ForceRelease c) {
      return Stream.of(c.reason());
    } else if (command instanceof RequestRemoteDeactivation c) {
      return Stream.of(c.reason());
    } else if (command instanceof DeclineRequest c) {
      return Stream.of(c.reason());
    } else if (command instanceof RequestOrderTransfer c) {
      return Stream.of(c.name());
    }
    return Stream.empty();
  }

  void forget() {
    tables.outbox.values().removeIf(this::isToThem);
    tables.outbox.replaceAll(
        (id, waiting) ->
            waiting.about().contains(account.id())
                ? new Waiting(without(waiting.pending()), waiting.about(), waiting.fate())
                : waiting);
  }

  /** Also to an address they had before; somebody else may have it by now. */
  private boolean isToThem(Waiting waiting) {
    Notice.Recipient to = waiting.pending().notice().to();
    return to.equals(new ToAccount(account.id()))
        || to.equals(new ToEmail(account.email()))
        || (to instanceof ToEmail address
            && words.contains(address.email().value())
            && waiting.about().contains(account.id()));
  }

  private Pending without(Pending pending) {
    SortedMap<String, String> facts = new TreeMap<>(pending.notice().facts());
    facts.replaceAll((name, value) -> words.contains(value) ? "" : value);
    Notice notice = new Notice(pending.notice().kind(), pending.notice().to(), facts);
    return new Pending(pending.id(), pending.since(), notice);
  }
}
