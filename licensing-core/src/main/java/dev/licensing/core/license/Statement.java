package dev.licensing.core.license;

/**
 * What the server signs, because somebody relies on it: a "yes" that lasts ({@link LicenseClaims},
 * {@link RuntimeKeyClaims}), a "no" that is final ({@link EndingClaims}), or a "no" for now ({@link
 * RefusalClaims}). No answer is none of them (rule 12.3). Besides, what a root signs: which keys do
 * that ({@link KeySetClaims}).
 */
public sealed interface Statement
    permits LicenseClaims, RuntimeKeyClaims, EndingClaims, RefusalClaims, KeySetClaims {

  /** The {@code typ} of the JWS header, so that one kind can never be taken for the other. */
  String type();

  /** The JSON object that is signed. */
  String payload();
}
