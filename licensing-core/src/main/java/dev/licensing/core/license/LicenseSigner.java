package dev.licensing.core.license;

/**
 * The server's private key, wherever it lives: this process, a faster library, a key service.
 * Implementations are safe for use by several threads.
 */
public interface LicenseSigner {

  /** The id under which clients trust its public key. */
  String keyId();

  /** The Ed25519 signature (RFC 8032, 64 bytes) of the input. */
  byte[] sign(byte[] input);
}
