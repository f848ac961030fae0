package dev.licensing.core.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Whoever has a serial, where its terms ask for no account (rule 2.12). To the rules it is an
 * account like others, one for each serial, so that the same machine finds the same seat again; but
 * nobody signs in with it, and nothing is ever sent to it.
 */
public final class Bearer {

  /** A domain that never exists (RFC 2606). */
  private static final String DOMAIN = "@bearer.invalid";

  private static final String NAME = "bearer of the serial";

  private Bearer() {}

  /**
   * The account of whoever has this serial. Its id follows from the serial and does not tell it: a
   * serial cannot be found by trial.
   */
  public static Account of(SerialNumber serial) {
    AccountId id = id(serial);
    return Account.registered(id, new Email(id + DOMAIN), NAME);
  }

  /** Whether this is no person's account. */
  public static boolean is(Account account) {
    return is(account.email());
  }

  /** Whether this is no person's address, and nobody may register with it. */
  public static boolean is(Email email) {
    return email.value().endsWith(DOMAIN);
  }

  /** A UUID of the version that is left to applications (RFC 9562, version 8). */
  private static AccountId id(SerialNumber serial) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(("bearer " + serial).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bits = ByteBuffer.wrap(hash);
      long high = (bits.getLong() & ~0xF000L) | 0x8000L;
      long low = (bits.getLong() & ~(0b11L << 62)) | (0b10L << 62);
      return new AccountId(new UUID(high, low));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
