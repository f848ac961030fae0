package dev.licensing.core.command;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.Text;

/**
 * The person is called so from now on.
 *
 * @param name what others see, at most {@value Account#LONGEST_NAME} characters
 */
public record ChangeName(Origin origin, String name) implements Command {

  /**
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  public ChangeName {
    name = Text.bounded("name", name, Account.LONGEST_NAME);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
