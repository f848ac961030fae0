package dev.licensing.core.replay;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.model.Machine;
import java.util.Optional;

/** What a command says beside what it does. */
final class SaidWords {

  private SaidWords() {}

  /** The machine that asked for a seat; those that have one are known by it. */
  static Optional<String> machine(Command command) {
    Optional<Machine> machine = Optional.empty();
    if (command instanceof Activate c) {
      machine = Optional.of(c.machine());
    } else if (command instanceof StartTrial c) {
      machine = Optional.of(c.machine());
    }
    return machine.map(Machine::name);
  }

  /** Why it was given; empty if nobody said. */
  static String reason(Command command, boolean vendor) {
    if (command instanceof ForceRelease c) {
      return c.reason();
    } else if (command instanceof RequestAccess c) {
      return c.message();
    } else if (command instanceof RequestRemoteDeactivation c) {
      return c.reason();
    } else if (command instanceof DeactivateRemotely c) {
      return c.reason();
    } else if (command instanceof DeclineRequest c) {
      return c.reason();
    }
    return vendor && command instanceof ChangeStanding c ? c.reason() : "";
  }
}
