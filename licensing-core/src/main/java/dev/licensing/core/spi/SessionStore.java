package dev.licensing.core.spi;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps who is signed in, and by what people are recognised. Erasing an account in the {@link
 * LicenseStore} beside it removes both in the same transaction (rule 8.6).
 */
public interface SessionStore {

  /** The credential given on registration; empty if there is no such account. */
  Optional<Credential> credential(Email email);

  /**
   * Keeps a session.
   *
   * @throws StoreException {@code UNAVAILABLE} if the account exists no more: nothing of an erased
   *     account may be left behind (rule 8.6)
   */
  void open(Session session);

  /** The session with this token hash, ended or not; empty if there is none. */
  Optional<Session> find(String tokenHash);

  /** Removes a session; doing so twice is the same as once. */
  void close(String tokenHash);

  /** Removes all sessions of an account. */
  void closeAll(AccountId account);

  /**
   * Keeps a proof that was asked for, until it ends. One about an account that exists no more is
   * not kept, and nobody is told: nothing of an erased account may be left behind (rule 8.6).
   */
  void keep(Proof proof);

  /** The proof whose token has this hash, ended or not; empty if there is none. */
  Optional<Proof> proof(String tokenHash);

  /**
   * Gives an account another credential, removes its sessions, and takes back every proof about it.
   *
   * @return false if the account exists no more
   */
  boolean replaceCredential(AccountId account, String credential);

  /** What an account is recognised by. */
  record Credential(AccountId account, String value) {
    @Override
    public String toString() {
      return "Credential[" + account + "]";
    }
  }

  /**
   * Somebody is signed in.
   *
   * @param tokenHash of the bearer token, which itself is kept nowhere
   * @param authenticatedAt when the person proved who they are
   * @param expiresAt the first instant at which it no longer holds (rule 11.1)
   */
  record Session(String tokenHash, AccountId account, Instant authenticatedAt, Instant expiresAt) {}
}
