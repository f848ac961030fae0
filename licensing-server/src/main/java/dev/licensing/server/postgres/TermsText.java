package dev.licensing.server.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.licensing.core.model.Terms;
import org.jspecify.annotations.Nullable;

/** Terms as one line of JSON, for files: whole, and in the members of the protocol. */
public final class TermsText {

  private TermsText() {}

  /** The terms as JSON. */
  public static String of(Terms terms) {
    return Json.written(terms, Terms.class);
  }

  /**
   * The terms that the JSON says.
   *
   * @throws IllegalArgumentException if it says none, or what no terms can be; its message is for
   *     whoever wrote them
   */
  public static Terms read(String json) {
    try {
      @Nullable Terms terms = Json.strictly(json, Terms.class);
      if (terms == null) {
        throw new IllegalArgumentException("terms: there are none");
      }
      return terms;
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException why ? why : e;
      String message =
          cause instanceof JsonProcessingException told
              ? told.getOriginalMessage()
              : String.valueOf(cause.getMessage());
      throw new IllegalArgumentException("terms: " + message, e);
    }
  }
}
