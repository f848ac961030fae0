package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Two answers that nobody may tell from one another. */
final class Alike {

  private Alike() {}

  /**
   * The same status and body, but for the instance and for what was asked.
   *
   * @param asked what the first request named, in its own words; may be empty
   */
  static void expect(Answer one, String asked, Answer other, String otherAsked) {
    other.is(one.status());
    String first = comparable(one, asked);
    String second = comparable(other, otherAsked);
    other.expect(
        first.equals(second),
        "expected the same answer as to a request from which it must not differ: " + first);
  }

  private static String comparable(Answer answer, String asked) {
    ObjectNode body = answer.json().deepCopy();
    body.remove("instance");
    return asked.isEmpty() ? body.toString() : body.toString().replace(asked, "(what was asked)");
  }
}
