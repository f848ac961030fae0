package dev.licensing.core.command;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import java.util.Set;

/**
 * Makes an account. Invitations and roles that wait for its e-mail become its own (rules 4.4, 5.9).
 *
 * @param account as it shall be, see {@link Account#registered}
 * @param credential what the shell needs to recognise the person again, for example a password
 *     hash; opaque here and kept out of every answer and record; may be empty
 */
public record RegisterAccount(Origin origin, Account account, String credential)
    implements Command {

  /** The same command without the credential, as it is recorded. */
  public RegisterAccount withoutCredential() {
    return new RegisterAccount(origin, account, "");
  }

  @Override
  public Set<Email> emails() {
    return Set.of(account.email());
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }

  @Override
  public String toString() {
    return "RegisterAccount[" + origin + ", " + account.id() + "]";
  }
}
