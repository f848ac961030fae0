package dev.licensing.testkit.conformance;

import org.jspecify.annotations.Nullable;

/** There was no answer to judge: neither a "yes" nor a "no" about the server. */
final class NotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotRun(String why) {
    super(why);
  }

  NotRun(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
