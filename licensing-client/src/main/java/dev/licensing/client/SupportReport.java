package dev.licensing.client;

import dev.licensing.client.answer.Sentences;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.lifecycle.Means;
import dev.licensing.client.protocol.Journal;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineMatch;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What support needs to know of an installation, and nothing it must not: of a serial the last
 * characters, of the machine which components are known, of people nothing.
 */
record SupportReport(Means means, Status status, Optional<UpkeepStatus> upkeep) {

  private static final int SHOWN_OF_A_SERIAL = 4;

  String text() {
    StringBuilder text = new StringBuilder("Licensing support report\n");
    Instant now = means.clock().instant();
    line(text, "made", now);
    line(text, "product", means.product());
    line(text, "runs on", system());
    line(text, "verdict", verdict());
    line(
        text, "license", means.custody().license().map(VerifiedLicense::claims).map(this::license));
    line(text, "pending", status.pending());
    line(text, "signed in", status.signedIn() ? "yes" : "no");
    line(text, "store", status.store() + " " + status.storeDetail());
    line(text, "store file", status.storeFile());
    machine(text);
    line(text, "keys", "key set " + means.custody().keySetVersion());
    line(text, "clock", clock(now));
    line(text, "upkeep", upkeep.map(SupportReport::upkeep).orElse("not asked for"));
    for (Journal.Entry entry : means.exchange().journal().entries()) {
      line(text, "asked", entry.at() + " " + entry.call() + ": " + entry.outcome());
    }
    return Redaction.of(text.toString());
  }

  private static void line(StringBuilder text, String name, Object value) {
    Object shown =
        value instanceof Optional<?> optional
            ? optional.map(Object.class::cast).orElse("none")
            : value;
    text.append(
        String.format(
            Locale.ROOT, "%-11s %s%n", name, shown.toString().strip().replaceAll("\\R", " ")));
  }

  private static String system() {
    return List.of("java.version", "java.vendor", "os.name", "os.version", "os.arch").stream()
        .map(name -> System.getProperty(name, "?"))
        .collect(Collectors.joining(", "));
  }

  /** Who ended an activation, and in which words, is between people. */
  private String verdict() {
    Verdict verdict = status.verdict();
    boolean ended = verdict instanceof NotLicensed not && not.ground() instanceof Ended;
    return (ended ? ended((Ended) ((NotLicensed) verdict).ground()) : kind(verdict))
        + " - "
        + Sentences.english().of(verdict);
  }

  private static String ended(Ended ended) {
    return "NotLicensed, Ended " + ended.kind() + " at " + ended.at();
  }

  private static String kind(Verdict verdict) {
    if (verdict instanceof Verdict.Licensed licensed) {
      return "Licensed, " + licensed.state();
    }
    if (verdict instanceof Verdict.Grace grace) {
      return "Grace, days left: " + grace.daysLeft();
    }
    return verdict instanceof NotLicensed not
        ? "NotLicensed, " + not.ground()
        : "NotKnown, " + ((Verdict.NotKnown) verdict).doubt();
  }

  private String license(LicenseClaims claims) {
    return String.join(
        ", ",
        "serial " + shortened(claims.serial()),
        "activation " + claims.activation(),
        "issued " + claims.issuedAt(),
        "refresh after " + claims.refreshAfter(),
        "valid until " + claims.validUntil(),
        "grace until " + claims.graceUntil(),
        claims.leaseUntil().map(end -> "leased until " + end).orElse("node-locked"),
        claims.updatesUntil().map(end -> "updates until " + end).orElse("all builds"),
        "features " + claims.features().keySet());
  }

  private static String shortened(SerialNumber serial) {
    String value = serial.value();
    return "..." + value.substring(value.length() - SHOWN_OF_A_SERIAL);
  }

  private void machine(StringBuilder text) {
    Machine machine = means.machine().description();
    line(text, "environment", machine.environment());
    line(
        text,
        "identity",
        Arrays.stream(ComponentKind.values())
            .map(
                kind ->
                    kind + (machine.identity().component(kind).isPresent() ? " known" : " unknown"))
            .collect(Collectors.joining(", ")));
    means
        .custody()
        .license()
        .map(license -> machine.identity().match(license.claims().machine().identity()))
        .ifPresent(match -> line(text, "match", match(match)));
  }

  private static String match(MachineMatch match) {
    return match.score() + " of 100, " + match.components();
  }

  private String clock(Instant now) {
    String server = status.serverTime().map(at -> "latest of the server " + at).orElse("no server");
    Duration correction = Duration.between(now, means.custody().now());
    return server + ", corrected by " + correction.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String upkeep(UpkeepStatus upkeep) {
    return upkeep.state()
        + " since "
        + upkeep.since()
        + upkeep.nextAttempt().map(at -> ", asks next at " + at).orElse("");
  }
}
