package dev.licensing.server.access;

import dev.licensing.core.model.Email;
import java.time.Instant;
import java.util.Optional;

/**
 * Recognises people by tokens of the host's own sign-in, for example JWTs of an OpenID provider.
 * Asked for each bearer token that is none of the endpoint's own. Safe for use by several threads.
 */
@FunctionalInterface
public interface IdentityProvider {

  /**
   * Whose token this is at this instant; empty if it is not one of this provider's, or holds no
   * more. Signature, issuer, audience and time are all checked here.
   *
   * @param token as it came, not yet looked at; at most 8,192 characters
   */
  Optional<Identity> recognise(String token, Instant now);

  /**
   * Somebody the provider knows.
   *
   * @param email of which the provider says that it is verified: the account is found by it, or
   *     made
   * @param name for a new account
   * @param authenticatedAt when the person last proved who they are, not when the token was issued
   */
  record Identity(Email email, String name, Instant authenticatedAt) {
    @Override
    public String toString() {
      return "Identity[]";
    }
  }
}
