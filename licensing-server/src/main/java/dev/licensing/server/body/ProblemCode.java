package dev.licensing.server.body;

/** The endpoint's own reasons not to do what was asked, before or instead of the engine. */
public enum ProblemCode {
  /** Not JSON, a wrong type, a missing or unknown field, a value out of its bounds. */
  MALFORMED_REQUEST(400, "The request is not as it should be."),
  /** No token, or one that holds no more. */
  NOT_SIGNED_IN(401, "Sign in first."),
  /** E-mail and password do not fit together; which of them is not said. */
  WRONG_CREDENTIALS(401, "E-mail and password do not fit together."),
  /** No such token from a mail, or its time is over, or it was used. */
  PROOF_NOT_RECOGNISED(404, "This link or code serves no more; ask for a new one."),
  /** This kind of caller may not do this. */
  NOT_ALLOWED(403, "Not allowed to this kind of caller."),
  /** Nothing at this path. */
  NO_SUCH_RESOURCE(404, "There is nothing at this path."),
  /** Another method. */
  METHOD_NOT_ALLOWED(405, "This path takes another method."),
  /** The key belongs to another request. */
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request."),
  /** More than 64 KiB. */
  BODY_TOO_LARGE(413, "The body is too large."),
  /** Not JSON by its own word. */
  UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json."),
  /** Too many wrong serials or sign-ins. */
  TOO_MANY_ATTEMPTS(429, "Too many wrong attempts; wait."),
  /** A fault of the server. */
  INTERNAL_ERROR(500, "The server failed; repeat with the same idempotency key."),
  /** The store cannot be reached or is too busy. */
  UNAVAILABLE(503, "The server cannot do this now; try again.");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** One sentence for people. */
  public String title() {
    return title;
  }
}
