package dev.licensing.core.license;

/**
 * What the server signs, because a client relies on it: a "yes" that lasts ({@link LicenseClaims})
 * or a "no" that is final ({@link EndingClaims}). No answer is neither (rule 12.3).
 */
public sealed interface Statement permits LicenseClaims, EndingClaims {

  /** The {@code typ} of the JWS header, so that one kind can never be taken for the other. */
  String type();

  /** The JSON object that is signed. */
  String payload();
}
