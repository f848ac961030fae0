package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import java.util.Optional;
import java.util.function.Function;

/** Who acts, while the process lives: the token is in memory and nowhere else. Thread-safe. */
public final class Session {

  private volatile Optional<Token> current = Optional.empty();

  /**
   * What the server gave to somebody who signed in.
   *
   * @param account empty if only the token is known
   */
  public record Token(String value, String account) {

    /** Of whoever has nothing but a serial: there is none (rule 2.12). */
    static final Token BEARER = new Token("", "bearer");

    @Override
    public String toString() {
      return "Token[]";
    }
  }

  /** The token, if somebody is signed in. */
  public Optional<Token> current() {
    return current;
  }

  /** From now on this one. */
  public void begin(Token token) {
    current = Optional.of(token);
  }

  /** From now on nobody. */
  public void end() {
    current = Optional.empty();
  }

  /** Ends the session if this token is still the one in use. */
  public void end(Token token) {
    if (current.equals(Optional.of(token))) {
      end();
    }
  }

  /** Asks in the name of who is signed in; if nobody is, nothing is sent. */
  public <T> Reply<T> asking(Function<Token, Reply<T>> question) {
    return current
        .map(question)
        .orElseGet(() -> new Reply.NotSent<>(Hindrance.NOT_SIGNED_IN, "nobody is signed in"));
  }
}
