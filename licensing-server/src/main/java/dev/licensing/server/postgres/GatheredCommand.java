package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.spi.Submission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A command that can be done together with others of its kind. */
record GatheredCommand(LicenseEngine engine, Submission submission)
    implements Gathering.Guest<GatheredCommand> {

  /** Whether a command gains by company: there are many of its kind, and they are short. */
  static boolean welcomes(Command command) {
    return command instanceof Activate || command instanceof Refresh;
  }

  @Override
  public boolean isLike(GatheredCommand other) {
    return engine == other.engine
        && submission.command().getClass().equals(other.submission.command().getClass());
  }

  @Override
  public Set<Object> keys() {
    Set<Object> keys = new HashSet<>();
    submission.idempotency().ifPresent(keys::add);
    Command command = submission.command();
    if (command instanceof Activate activate) {
      // Of what could be one machine on one serial, the second rests on the first.
      Optional<AccountId> user = activate.origin().by().person();
      keys.add(List.of(activate.serial(), user, activate.machine().identity()));
      activate
          .machine()
          .identity()
          .components()
          .forEach((kind, hash) -> keys.add(List.of(activate.serial(), user, kind, hash)));
    } else if (command instanceof Refresh refresh) {
      keys.add(refresh.activation());
    }
    return keys;
  }
}
