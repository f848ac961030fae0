package dev.licensing.examples.quickstart;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Deletion;
import dev.licensing.client.answer.Reason;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Sentences;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.license.LicenseClaims;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the application shows. A line is a label and a text; a line that begins with {@code #} is a
 * fact for whoever watches over the run, and is not shown.
 */
final class Page {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Sentences sentences = Sentences.english();

  void line(String label, String text) {
    out.println(label + "\t" + text);
  }

  void fact(String name, Object value) {
    out.println("#" + name + "=" + value);
  }

  /** Done, or why not: every reason, and what to do about each. */
  void reply(Reply<?> reply) {
    reply.accept(
        new Reply.Cases<Object, Void>() {
          @Override
          public Void done(Object value) {
            fact("reply", "DONE");
            return null;
          }

          @Override
          public Void refused(ServerProblem problem) {
            fact("reply", "REFUSED");
            problem.reasons().forEach(Page.this::reason);
            toDo(problem.reasons().stream().flatMap(reason -> reason.remedies().stream()));
            return null;
          }

          @Override
          public Void noAnswer(Reply.NoAnswer<?> none) {
            fact("reply", none.silence());
            line("no answer", sentences.of(reply));
            return null;
          }

          @Override
          public Void notSent(Reply.NotSent<?> none) {
            fact("reply", none.hindrance());
            line("not sent", sentences.of(reply));
            return null;
          }
        });
  }

  private void reason(Reason reason) {
    fact("reason", reason.code());
    line("refused", sentences.of(reason));
  }

  /** Each thing once: several reasons may have the same remedy. */
  private void toDo(Stream<Remedy> remedies) {
    remedies.distinct().forEach(this::remedy);
  }

  private void remedy(Remedy remedy) {
    Map<String, String> facts = remedy.facts();
    String where =
        facts.containsKey("machine")
            ? " ("
                + facts.get("machine")
                + (facts.containsKey("user") ? ", " + facts.get("user") : "")
                + ")"
            : "";
    String when =
        facts.containsKey("notBefore")
            ? " Not before " + time(Instant.parse(facts.get("notBefore"))) + "."
            : "";
    line("to do", sentences.of(remedy.code()) + where + when);
    fact("remedy", remedy.code());
  }

  void verdict(Verdict verdict) {
    fact("licensed", verdict.licensed());
    line("verdict", sentences.of(verdict));
    if (verdict instanceof Licensed licensed) {
      line("until", time(licensed.until()) + ", without any network");
    } else if (verdict instanceof Grace grace) {
      line("left", grace.daysLeft() + " days");
    } else if (verdict instanceof NotLicensed not && not.ground() instanceof Ended ended) {
      fact("endedBy", ended.by());
      line("by", ended.by() + ", " + time(ended.at()));
      line("because", '"' + ended.reason() + '"');
    }
  }

  void license(LicenseClaims claims) {
    fact("license", claims.activation());
    line("product", claims.product() + ", " + claims.features());
    line("serial", claims.serial().value());
    line(
        "machine",
        claims.machine().name()
            + ", by "
            + claims.machine().identity().components().size()
            + " hashes");
    line("signed", "EdDSA, verified with the key the application has built in");
    line("issued", time(claims.issuedAt()) + ", refresh after " + time(claims.refreshAfter()));
    line("valid until", time(claims.validUntil()) + ", grace until " + time(claims.graceUntil()));
  }

  void serial(SerialOverview serial) {
    fact("status", serial.status());
    line(
        "serial",
        serial.serial()
            + " "
            + serial.status()
            + ", "
            + serial.liveSeats()
            + " of "
            + serial.machineLimit()
            + " seats");
    serial.uses().forEach(use -> line("  used", use(use)));
    serial.coolDownUntil().ifPresent(end -> coolDown(end));
  }

  private void coolDown(Instant end) {
    fact("coolDown", end);
    line("cool-down", "no further force release before " + time(end));
  }

  void forceRelease(ForceReleaseReport report) {
    line("frees", report.serial() + ", used by " + report.user() + " on " + report.machine());
    line("beware", "that machine may run offline until " + time(report.offlineUseUntil()));
  }

  void deletion(Reply<Confirmable<Deletion>> reply) {
    reply(reply);
    reply.done().ifPresent(found -> deletion(found.report()));
  }

  private void deletion(Deletion report) {
    fact("possible", report.possible());
    for (SerialInUse blocking : report.blocking()) {
      line("blocked by", blocking.serial() + (blocking.owned() ? ", owned" : ", not owned"));
      line("in use", use(blocking.use()));
      toDo(blocking.remedies().stream());
    }
    if (report.possible()) {
      report.lost().forEach(this::lost);
      line("for good", "nothing of the account can be recovered");
      line("advice", "let another account claim these serials at once");
    }
  }

  private void lost(Deletion.Lost lost) {
    line("claimable", lost.serial() + ", by anyone who knows it");
    line("loses it", String.join(", ", lost.losesAccess()));
    fact("loses", String.join(",", lost.losesAccess()));
  }

  private static String use(SeatUse use) {
    return "by %s on %s, since %s, last seen %s"
        .formatted(use.user(), use.machine(), time(use.since()), time(use.lastSeen()));
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
