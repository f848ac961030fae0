package dev.licensing.core.license;

/** Makes the text of a signed statement, as it travels and is kept. */
public final class StatementSigning {

  private StatementSigning() {}

  /** The compact JWS of the statement, at most 32 KiB. */
  public static String sign(Statement statement, LicenseSigner signer) {
    return Jws.sign(statement, signer);
  }
}
