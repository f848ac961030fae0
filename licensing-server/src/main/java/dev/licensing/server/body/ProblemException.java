package dev.licensing.server.body;

import java.util.Map;
import java.util.TreeMap;

/** Ends a request with a problem of the endpoint's own. Carries no stack, being no fault. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemCode code;
  private final TreeMap<String, String> headers = new TreeMap<>();

  /**
   * A problem.
   *
   * @param detail what is wrong with this request, without any value of it; may be empty
   */
  public ProblemException(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** The request is not as it should be; the detail names the field. */
  public static ProblemException malformed(String detail) {
    return new ProblemException(ProblemCode.MALFORMED_REQUEST, detail);
  }

  /** The same problem with one more header. */
  public ProblemException with(String header, Object value) {
    headers.put(header, value.toString());
    return this;
  }

  /** Which. */
  public ProblemCode code() {
    return code;
  }

  /** What is wrong with this request; may be empty. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** To be sent along. */
  public Map<String, String> headers() {
    return headers;
  }
}
