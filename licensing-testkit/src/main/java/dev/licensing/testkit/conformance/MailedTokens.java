package dev.licensing.testkit.conformance;

import java.util.Optional;

/**
 * Reads the mail that a server sends to the people of a run, where it proves addresses by mail. A
 * development mail server with an interface to read from will do.
 */
public interface MailedTokens {

  /**
   * The newest token that was mailed to this address; empty if there is none yet. Need not wait: it
   * is asked again until there is a new one, or until the target's timeout.
   */
  Optional<String> newest(String email);
}
