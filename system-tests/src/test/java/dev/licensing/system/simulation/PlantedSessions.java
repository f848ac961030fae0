package dev.licensing.system.simulation;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.SessionStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is signed in, beside a planted store; in this there is no flaw. */
final class PlantedSessions implements SessionStore {

  private final Map<AccountId, Account> accounts = new HashMap<>();
  private final Map<AccountId, String> credentials = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();

  void on(Change change) {
    if (change instanceof Change.AccountRegistered registered) {
      accounts.put(registered.account().id(), registered.account());
      credentials.put(registered.account().id(), registered.credential());
    } else if (change instanceof Change.AccountErased erased) {
      accounts.remove(erased.account());
      closeAll(erased.account());
    }
  }

  @Override
  public Optional<Credential> credential(Email email) {
    return accounts.values().stream()
        .filter(account -> account.email().equals(email))
        .map(account -> new Credential(account.id(), credentials.get(account.id())))
        .findFirst();
  }

  @Override
  public void open(Session session) {
    sessions.put(session.tokenHash(), session);
  }

  @Override
  public Optional<Session> find(String tokenHash) {
    return Optional.ofNullable(sessions.get(tokenHash));
  }

  @Override
  public void close(String tokenHash) {
    sessions.remove(tokenHash);
  }

  @Override
  public void closeAll(AccountId account) {
    sessions.values().removeIf(session -> session.account().equals(account));
  }

  @Override
  public void keep(Proof proof) {
    throw new UnsupportedOperationException("nothing is mailed here");
  }

  @Override
  public Optional<Proof> proof(String tokenHash) {
    return Optional.empty();
  }

  @Override
  public boolean replaceCredential(AccountId account, String credential) {
    throw new UnsupportedOperationException("nobody changes a password here");
  }
}
