package dev.licensing.testkit.memory;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.Notice.ToAccount;
import dev.licensing.core.decision.Notice.ToEmail;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.testkit.memory.Tables.Waiting;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person wrote or is called, in notices that still wait: those to the person go, those to
 * others lose these words (rule 8.6). To be asked while the rest of the person is still there.
 */
final class ErasedWords {

  private final Tables tables;
  private final Account account;
  private final Set<String> words = new HashSet<>();

  private ErasedWords(Tables tables, Account account) {
    this.tables = tables;
    this.account = account;
  }

  static ErasedWords of(Tables tables, Account account) {
    ErasedWords erased = new ErasedWords(tables, account);
    erased.words.add(account.name());
    erased.words.add(account.email().value());
    tables.activations.values().stream()
        .filter(activation -> activation.account().equals(account.id()))
        .forEach(activation -> erased.words.add(activation.machine().name()));
    tables.activations.values().stream()
        .flatMap(activation -> activation.ending().stream())
        .filter(ending -> ending.by().equals(account.id()))
        .forEach(ending -> erased.words.add(ending.reason()));
    tables.record.stream()
        .filter(entry -> entry.actor().equals("account:" + account.id()))
        .map(RecordEntry::reason)
        .forEach(erased.words::add);
    return erased;
  }

  void forget() {
    tables.outbox.values().removeIf(waiting -> isTo(waiting.pending().notice()));
    tables.outbox.replaceAll(
        (id, waiting) ->
            waiting.about().contains(account.id())
                ? new Waiting(without(waiting.pending()), waiting.about())
                : waiting);
  }

  private boolean isTo(Notice notice) {
    return notice.to().equals(new ToAccount(account.id()))
        || notice.to().equals(new ToEmail(account.email()));
  }

  private Pending without(Pending pending) {
    SortedMap<String, String> facts = new TreeMap<>(pending.notice().facts());
    facts.replaceAll((name, value) -> words.contains(value) ? "" : value);
    Notice notice = new Notice(pending.notice().kind(), pending.notice().to(), facts);
    return new Pending(pending.id(), pending.since(), notice);
  }
}
