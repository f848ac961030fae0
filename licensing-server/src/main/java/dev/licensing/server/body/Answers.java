package dev.licensing.server.body;

import dev.licensing.core.decision.AccountView;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.Chronicle;
import dev.licensing.core.wire.Replies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what the engine says into the records of the protocol. */
public final class Answers {

  private Answers() {}

  /** One account. */
  public static Replies.AccountBody account(AccountView account) {
    return new Replies.AccountBody(
        account.account().toString(),
        account.email().value(),
        account.name(),
        account.removed().stream()
            .map(
                removal ->
                    new Replies.RemovalBody(
                        removal.order().toString(),
                        removal.product().value(),
                        removal.since().toString()))
            .toList());
  }

  /** What somebody owns and may use. */
  public static Replies.Serials estate(Answer.EstateShown estate) {
    return new Replies.Serials(estate.serials().stream().map(Answers::serial).toList());
  }

  /** Serials as texts. */
  public static List<String> serials(Collection<SerialNumber> serials) {
    return serials.stream().map(SerialNumber::value).toList();
  }

  /** What became of each serial, by name. */
  public static Map<String, String> outcomes(Map<SerialNumber, ? extends Enum<?>> serials) {
    Map<String, String> texts = new TreeMap<>();
    serials.forEach((serial, outcome) -> texts.put(serial.value(), outcome.name()));
    return texts;
  }

  static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  static List<Replies.RemedyBody> remedies(List<Remedy> remedies) {
    return remedies.stream()
        .map(remedy -> new Replies.RemedyBody(remedy.code().name(), remedy.facts()))
        .toList();
  }

  /** One serial, as far as the caller sees it. */
  public static Replies.SerialBody serial(SerialOverview serial) {
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
        text(serial.validUntil()),
        text(serial.coolDownUntil()),
        serial.uses().stream().map(Answers::use).toList(),
        serial.assigned(),
        serial.invited().stream().map(Email::value).toList(),
        requests);
  }

  /** What happened to a serial. */
  public static Replies.History history(List<Chronicle.Line> lines, Optional<String> next) {
    return new Replies.History(lines.stream().map(Answers::line).toList(), text(next));
  }

  private static Replies.HistoryBody line(Chronicle.Line line) {
    return new Replies.HistoryBody(
        line.at().toString(),
        line.what(),
        line.by(),
        text(line.whose()),
        text(line.machine()),
        line.reason(),
        line.refusals().stream().map(RefusalCode::name).toList());
  }

  static Replies.UseBody use(SeatUse use) {
    return new Replies.UseBody(
        use.activation().toString(),
        use.account().toString(),
        use.user(),
        use.own(),
        use.machine(),
        use.since().toString(),
        use.lastSeen().toString());
  }
}
