package dev.licensing.server.body;

import dev.licensing.core.decision.RefusalCode;
import java.util.Arrays;

/** Lets the tests of other packages see how codes look on HTTP. */
public final class Statuses {

  private Statuses() {}

  /** The status of a problem with this code, of the endpoint or of the engine. */
  public static int of(String code) {
    return Arrays.stream(ProblemCode.values())
        .filter(own -> own.name().equals(code))
        .map(ProblemCode::status)
        .findFirst()
        .orElseGet(() -> Outcomes.status(RefusalCode.valueOf(code)));
  }

  /** The title of a refusal with this code. */
  public static String title(RefusalCode code) {
    return Outcomes.title(code);
  }
}
