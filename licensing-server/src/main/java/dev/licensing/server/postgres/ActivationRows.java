package dev.licensing.server.postgres;

import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;

/** Activations as rows. */
final class ActivationRows {

  /**
   * That nobody ended it, for one that is found by its id. Said otherwise, the database may look
   * through an index of all that nobody ended, while it does not know yet how many there are.
   */
  static final String NOT_ENDED = "(ended_at is null) is true";

  private ActivationRows() {}

  static Activation activation(Columns row) {
    return new Activation(
        ActivationId.of(row.text("id")),
        row.serial("serial"),
        row.account("account"),
        new Machine(
            row.text("machine_name"),
            Machines.read(row.texts("components")),
            row.oneOf(Environment.class, "environment")),
        row.instant("since"),
        row.instant("last_seen"),
        row.optionalInstant("lease_until"),
        row.optional("ending").map(kind -> ending(EndingKind.valueOf(kind), row)));
  }

  private static Ending ending(EndingKind kind, Columns row) {
    return new Ending(
        kind, row.instant("ended_at"), row.optionalAccount("ended_by"), row.text("ending_reason"));
  }
}
