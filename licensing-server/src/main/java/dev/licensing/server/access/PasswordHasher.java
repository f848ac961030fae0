package dev.licensing.server.access;

/**
 * Turns a password into what is kept of it, and recognises it again. Implementations are safe for
 * use by several threads, slow on purpose, and keep their parameters in the text, so that these can
 * grow while old texts still serve.
 */
public interface PasswordHasher {

  /** What to keep of this password; twice the same password gives two texts. */
  String hash(String password);

  /**
   * Whether the text was made from this password. Takes as long for a wrong password as for the
   * right one. False for a text this hasher does not know.
   */
  boolean matches(String password, String kept);
}
