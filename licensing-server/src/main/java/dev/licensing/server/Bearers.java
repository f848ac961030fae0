package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Bearer;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import java.util.Optional;
import java.util.Set;

/** Lets in who has nothing but a serial, where its terms say that this is enough (rule 2.12). */
final class Bearers {

  private final Desk desk;

  Bearers(Desk desk) {
    this.desk = desk;
  }

  /**
   * The call in the name of whoever has this serial, who has an account afterwards. A crash here
   * leaves that account without an activation, which the next call finds.
   *
   * @throws ProblemException {@code NOT_SIGNED_IN} where an account is needed, or there is no such
   *     serial: which of them is not said (rule 2.8)
   */
  Call calling(Call call, SerialNumber serial) {
    Account bearer = Bearer.of(serial);
    Facts facts =
        desk.settings
            .store()
            .read(FactsNeeded.by(call.now(), Optional.of(bearer.id())).andSerials(Set.of(serial)));
    boolean enough =
        facts
            .serial(serial)
            .filter(known -> facts.order(known).terms().access() == Access.BEARER)
            .isPresent();
    if (!enough) {
      desk.guesses.failed(call.now(), call.guessers());
      throw new ProblemException(ProblemCode.NOT_SIGNED_IN, "");
    }
    if (facts.caller().isEmpty()) {
      register(call, bearer);
    }
    return call.by(new Actor.Person(bearer.id(), call.now()));
  }

  /** Refused if another call was faster, and then it is there. */
  private void register(Call call, Account bearer) {
    Origin origin = new Origin(new CommandId(desk.ids.next()), call.now(), call.origin().by());
    desk.settings
        .store()
        .execute(
            desk.engine,
            new Submission(
                new RegisterAccount(origin, bearer, ""),
                Optional.empty(),
                decision -> new StoredReply(204, "")));
  }
}
