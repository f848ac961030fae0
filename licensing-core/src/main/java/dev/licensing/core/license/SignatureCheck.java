package dev.licensing.core.license;

/**
 * How a server finds out whether a signature is one: by a library that is faster than the JDK's, or
 * where its keys live. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface SignatureCheck {

  /**
   * Whether this is the Ed25519 signature (RFC 8032) of the input by this key; never throws.
   *
   * @param signature 64 bytes
   */
  boolean fits(TrustedKey key, byte[] input, byte[] signature);
}
