package dev.licensing.testkit;

import dev.licensing.server.access.PasswordHasher;
import dev.licensing.server.access.Secrets;

/** Keeps passwords in a way that is quick to check, and therefore for tests only. */
final class TestPasswords implements PasswordHasher {

  static String keep(String password) {
    return "for-tests-only:" + Secrets.sha256(password);
  }

  @Override
  public String hash(String password) {
    return keep(password);
  }

  @Override
  public boolean matches(String password, String kept) {
    return Secrets.same(kept, keep(password));
  }
}
