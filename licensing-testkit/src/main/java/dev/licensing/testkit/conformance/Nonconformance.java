package dev.licensing.testkit.conformance;

/** What a server should have done, and what it did instead. */
final class Nonconformance extends AssertionError {

  private static final long serialVersionUID = 1;

  Nonconformance(String expected) {
    super(expected);
  }

  /** With the request and the answer that show it. */
  Nonconformance(String expected, Exchange shown) {
    super(expected + System.lineSeparator() + shown);
  }
}
