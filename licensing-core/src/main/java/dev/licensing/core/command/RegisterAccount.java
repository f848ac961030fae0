package dev.licensing.core.command;

import dev.licensing.core.model.Account;

/**
 * Makes an account. Invitations for its e-mail become assignments (rule 4.4).
 *
 * @param account as it shall be, see {@link Account#registered}
 * @param credential what the shell needs to recognise the person again, for example a password
 *     hash; opaque here and kept out of every answer and record; may be empty
 */
public record RegisterAccount(Origin origin, Account account, String credential)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }

  @Override
  public String toString() {
    return "RegisterAccount[" + origin + ", " + account.id() + "]";
  }
}
