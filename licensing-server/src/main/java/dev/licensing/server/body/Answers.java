package dev.licensing.server.body;

import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Turns what the engine says into the records of the protocol. */
public final class Answers {

  private Answers() {}

  /** Everything about deleting an account. */
  public static Replies.DeletionReport deletion(DeletionReport report) {
    return new Replies.DeletionReport(
        report.account().toString(),
        report.possible(),
        report.blocking().stream().map(Answers::blocking).toList(),
        report.moreSeats(),
        report.lost().stream()
            .map(lost -> new Replies.LostBody(lost.serial().value(), lost.losesAccess()))
            .toList(),
        serials(report.leaves()),
        report.hash().value());
  }

  /** What a force release does. */
  public static Replies.ForceReleaseReport forceRelease(ForceReleaseReport report) {
    return new Replies.ForceReleaseReport(
        report.serial().value(),
        report.activation().toString(),
        report.user(),
        report.machine(),
        report.offlineUseUntil().toString(),
        report.coolDownUntil().toString(),
        report.hash().value());
  }

  /** What an owner or an assigned user sees of serials. */
  public static Replies.Serials overview(List<SerialOverview> serials) {
    return new Replies.Serials(serials.stream().map(Answers::serial).toList());
  }

  /** Serials as texts. */
  public static List<String> serials(Collection<SerialNumber> serials) {
    return serials.stream().map(SerialNumber::value).toList();
  }

  static List<Replies.RemedyBody> remedies(List<Remedy> remedies) {
    return remedies.stream()
        .map(remedy -> new Replies.RemedyBody(remedy.code().name(), remedy.facts()))
        .toList();
  }

  private static Replies.SerialBody serial(SerialOverview serial) {
    return new Replies.SerialBody(
        serial.serial().value(),
        serial.product().value(),
        serial.owned(),
        serial.status().name(),
        serial.liveSeats(),
        serial.machineLimit(),
        serial.coolDownUntil().map(Instant::toString).orElse(null),
        serial.uses().stream().map(Answers::use).toList(),
        serial.assigned());
  }

  private static Replies.BlockingBody blocking(SerialInUse use) {
    return new Replies.BlockingBody(
        use.serial().value(), use.owned(), use(use.use()), remedies(use.remedies()));
  }

  private static Replies.UseBody use(SeatUse use) {
    return new Replies.UseBody(
        use.activation().toString(),
        use.user(),
        use.own(),
        use.machine(),
        use.since().toString(),
        use.lastSeen().toString());
  }
}
