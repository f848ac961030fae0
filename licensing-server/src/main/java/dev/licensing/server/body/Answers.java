package dev.licensing.server.body;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        report.roles().stream().map(OrderId::toString).toList(),
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

  /** What somebody owns and may use. */
  public static Replies.Serials estate(Answer.EstateShown estate) {
    return new Replies.Serials(estate.serials().stream().map(Answers::serial).toList());
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
    Map<String, String> requests = new TreeMap<>();
    serial.accessRequests().forEach((request, name) -> requests.put(request.toString(), name));
    return new Replies.SerialBody(
        serial.serial().value(),
        serial.order().toString(),
        serial.product().value(),
        serial.owned(),
        serial.status().name(),
        serial.standing().name(),
        serial.liveSeats(),
        serial.machineLimit(),
        serial.validUntil().map(Instant::toString).orElse(null),
        serial.coolDownUntil().map(Instant::toString).orElse(null),
        serial.uses().stream().map(Answers::use).toList(),
        serial.assigned(),
        requests);
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
