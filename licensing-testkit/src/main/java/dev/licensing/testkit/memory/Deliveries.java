package dev.licensing.testkit.memory;

import dev.licensing.core.spi.Outbox.DeadLetter;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.core.spi.Outbox.Taken;
import dev.licensing.testkit.memory.Tables.Dead;
import dev.licensing.testkit.memory.Tables.Fate;
import dev.licensing.testkit.memory.Tables.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What becomes of notices: taken, tried again, put aside. They stand in the order of writing. */
final class Deliveries {

  private Deliveries() {}

  static Fate begun(Pending pending) {
    return new Fate(pending.since(), 0, Optional.empty());
  }

  /** Those that were not put aside. */
  static Stream<Waiting> waiting(Tables tables) {
    return tables.outbox.values().stream().filter(notice -> notice.fate().dead().isEmpty());
  }

  static List<Taken> take(Tables tables, Instant now, Instant until, int most) {
    Set<String> subjects = new HashSet<>();
    List<Taken> taken = new ArrayList<>();
    for (Waiting first :
        waiting(tables).filter(n -> subjects.add(n.pending().notice().subject())).toList()) {
      if (taken.size() < most && !first.fate().due().isAfter(now)) {
        int attempt = first.fate().attempts() + 1;
        put(tables, first.with(new Fate(until, attempt, Optional.empty())));
        taken.add(new Taken(first.pending(), attempt));
      }
    }
    return taken;
  }

  static void failed(Tables tables, Taken taken, Instant again) {
    still(tables, taken)
        .ifPresent(
            notice -> put(tables, notice.with(new Fate(again, taken.attempt(), Optional.empty()))));
  }

  static void gaveUp(Tables tables, Taken taken, Instant at, String problem) {
    still(tables, taken)
        .ifPresent(
            notice ->
                put(
                    tables,
                    notice.with(
                        new Fate(
                            notice.fate().due(),
                            taken.attempt(),
                            Optional.of(new Dead(at, problem))))));
  }

  /** The notice, unless it was taken again or put aside meanwhile. */
  private static Optional<Waiting> still(Tables tables, Taken taken) {
    return Optional.ofNullable(tables.outbox.get(taken.pending().id()))
        .filter(notice -> notice.fate().attempts() == taken.attempt())
        .filter(notice -> notice.fate().dead().isEmpty());
  }

  static Stream<DeadLetter> dead(Tables tables) {
    return tables.outbox.values().stream()
        .flatMap(notice -> notice.fate().dead().map(dead -> letter(notice, dead)).stream())
        .sorted(Comparator.comparing(DeadLetter::at));
  }

  private static DeadLetter letter(Waiting notice, Dead dead) {
    return new DeadLetter(notice.pending(), notice.fate().attempts(), dead.at(), dead.problem());
  }

  static void revive(Tables tables, UUID id, Instant now) {
    Optional.ofNullable(tables.outbox.get(id))
        .filter(notice -> notice.fate().dead().isPresent())
        .ifPresent(notice -> put(tables, notice.with(new Fate(now, 0, Optional.empty()))));
  }

  /** In its place. */
  private static void put(Tables tables, Waiting notice) {
    tables.outbox.put(notice.pending().id(), notice);
  }
}
