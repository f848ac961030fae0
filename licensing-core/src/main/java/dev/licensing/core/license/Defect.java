package dev.licensing.core.license;

/** Why a signed statement was not accepted, in the order in which it is checked. */
public enum Defect {
  /** Not a signed statement at all: damaged, cut short, too long. */
  MALFORMED,
  /** The header asks for another algorithm or another kind of statement; it is never obeyed. */
  WRONG_TYPE,
  /** Signed with a key that is trusted no more. */
  REVOKED_KEY,
  /** Signed with a key that is not trusted. */
  UNKNOWN_KEY,
  /** The signature does not fit: the statement was changed, or somebody else made it. */
  BAD_SIGNATURE,
  /** Truly signed, but not readable here: made by a newer version. */
  UNSUPPORTED,
  /** For another product. */
  WRONG_PRODUCT,
  /** For another machine. */
  WRONG_MACHINE,
  /** For another activation. */
  WRONG_ACTIVATION,
  /** An answer to another question: not bound to the nonce that was sent. */
  WRONG_NONCE
}
