package dev.licensing.system.simulation;

import dev.licensing.client.answer.Deletion;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ReportHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody, and what they have been told and have confirmed. */
final class Person {

  static final String PASSWORD = "correct horse battery staple";

  final String name;
  AccountId account;

  /** What deleting the account would mean, as it was shown last. */
  Optional<ReportHash> shown = Optional.empty();

  private final Map<ReportHash, Deletion> reports = new HashMap<>();
  private final Map<AccountId, List<Deletion>> confirmed = new HashMap<>();

  Person(String name, AccountId account) {
    this.name = name;
    this.account = account;
  }

  String email() {
    return name + "@example.com";
  }

  void isShown(ReportHash hash, Deletion report) {
    shown = Optional.of(hash);
    reports.put(hash, report);
  }

  /** Says: delete me, as this report says. */
  void confirms(ReportHash hash) {
    Deletion report = reports.get(hash);
    if (report != null) {
      confirmed.computeIfAbsent(report.account(), key -> new ArrayList<>()).add(report);
    }
  }

  /** What was confirmed for this account, which may be an earlier one of theirs. */
  List<Deletion> confirmed(AccountId gone) {
    return confirmed.getOrDefault(gone, List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
