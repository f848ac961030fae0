package dev.licensing.examples.desktop.model;

import dev.licensing.client.answer.Advice;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Reason;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.BuildNotCovered;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.license.LicenseClaims;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How it stands with a license, in words: a sentence, the facts behind it, and what can be done.
 *
 * @param headline one sentence
 * @param rows what else is to be known, in the order of importance
 * @param acts what can be done here, what helps most first
 */
public record Standing(Mood mood, String headline, List<Row> rows, List<Act> acts) {

  /** Copies the lists. */
  public Standing {
    rows = List.copyOf(rows);
    acts = List.copyOf(acts);
  }

  /** How good it is. */
  public enum Mood {
    /** All is well. */
    GOOD,
    /** It works, and the person should do something. */
    ATTENTION,
    /** There is no license. */
    BAD,
    /** It is not known; which is no "no" (rule 12.3). */
    UNKNOWN
  }

  /** A fact, with what it is. */
  public record Row(String name, String text) {}

  /** What can be done about it. */
  public enum Act {
    /** Ask the server. */
    REFRESH,
    /** Look at the store again. */
    LOOK,
    /** Enter a serial number. */
    ENTER_SERIAL,
    /** Say that it is the same machine after a repair. */
    REACTIVATE,
    /** Give the seat back. */
    RELEASE
  }

  /** A condition that concerns nobody, because all is as it should be. */
  static final Set<StoreCondition> QUIET =
      EnumSet.of(StoreCondition.GOOD, StoreCondition.EMPTY, StoreCondition.NOT_READ);

  /** Tells how it stands. */
  public static Standing of(
      Words words, Status status, Optional<LicenseClaims> license, Optional<UpkeepStatus> upkeep) {
    Verdict verdict = status.verdict();
    return new Standing(
        mood(verdict),
        verdict instanceof Grace grace
            ? words.of("standing.grace", grace.daysLeft())
            : words.sentences().of(verdict),
        new Rows(words).all(status, license, upkeep),
        acts(verdict, status));
  }

  private static Mood mood(Verdict verdict) {
    if (verdict instanceof Licensed) {
      return Mood.GOOD;
    }
    if (verdict instanceof Grace) {
      return Mood.ATTENTION;
    }
    return verdict instanceof NotLicensed ? Mood.BAD : Mood.UNKNOWN;
  }

  private static List<Act> acts(Verdict verdict, Status status) {
    List<Act> acts = new ArrayList<>();
    if (verdict instanceof NotKnown unknown) {
      doubted(unknown.doubt(), acts);
    }
    if (verdict.refreshDue() || verdict.licensed() || status.pending().isPresent()) {
      acts.add(Act.REFRESH);
    }
    if (verdict instanceof NotLicensed not
        && !(not.ground() instanceof Withheld)
        && !(not.ground() instanceof BuildNotCovered)) {
      acts.add(Act.ENTER_SERIAL);
    }
    if (status.activation().isPresent()) {
      acts.add(Act.RELEASE); // always possible (rule 3.1)
    }
    return acts.stream().distinct().toList();
  }

  private static void doubted(Doubt doubt, List<Act> acts) {
    if (doubt == Doubt.MACHINE_CHANGED) {
      acts.add(Act.REACTIVATE);
    }
    if (doubt.advice() == Advice.START) {
      acts.add(Act.LOOK);
    } else if (doubt.advice() == Advice.REFRESH) {
      acts.add(Act.REFRESH);
    } else if (doubt.advice() == Advice.ACTIVATE) {
      acts.add(Act.ENTER_SERIAL);
    }
  }

  /** Collects the rows. */
  private record Rows(Words words, List<Row> rows) {

    Rows(Words words) {
      this(words, new ArrayList<>());
    }

    List<Row> all(Status status, Optional<LicenseClaims> license, Optional<UpkeepStatus> upkeep) {
      license.ifPresent(this::license);
      status.pending().ifPresent(open -> add("fact.open", words.of("pending." + open)));
      if (status.verdict() instanceof NotLicensed not) {
        ground(not.ground());
      }
      if (!QUIET.contains(status.store())) {
        add("fact.store", words.of("store." + status.store()));
      }
      status.serverTime().ifPresent(at -> add("fact.contact", words.time(at)));
      upkeep.ifPresent(this::upkeep);
      return rows;
    }

    private void add(String key, String text) {
      rows.add(new Row(words.of(key), text));
    }

    /** Of the serial the last group: who knows a serial may use it, and others see the screen. */
    private void license(LicenseClaims claims) {
      String serial = claims.serial().value();
      add("fact.serial", "…" + serial.substring(serial.lastIndexOf('-')));
      add("fact.machine", claims.machine().name());
      add("fact.until", words.time(claims.leaseUntil().orElse(claims.validUntil())));
      claims.updatesUntil().ifPresent(until -> add("fact.updates", words.date(until)));
      if (!claims.features().isEmpty()) {
        add(
            "fact.features",
            claims.features().entrySet().stream()
                .map(feature -> feature.getKey() + ": " + feature.getValue())
                .collect(Collectors.joining(", ")));
      }
    }

    private void ground(Verdict.Ground ground) {
      if (ground instanceof Ended ended) {
        add("fact.ended", words.time(ended.at()));
        if (!ended.by().isEmpty()) {
          add("fact.by", ended.by());
        }
        if (!ended.reason().isEmpty()) {
          add("fact.reason", ended.reason());
        }
      } else if (ground instanceof Withheld withheld) {
        withheld.known().stream()
            .skip(1)
            .forEach(
                code ->
                    add(
                        "fact.reason",
                        words
                            .sentences()
                            .of(
                                new Reason(
                                    code.name(), new TreeMap<>(), Optional.empty(), List.of()))));
      }
    }

    private void upkeep(UpkeepStatus status) {
      add("fact.upkeep", words.of("upkeep." + status.state()));
      status.failure().ifPresent(last -> add("fact.failure", words.sentences().of(last)));
      status.nextAttempt().ifPresent(next -> add("fact.next", words.time(next)));
    }
  }
}
