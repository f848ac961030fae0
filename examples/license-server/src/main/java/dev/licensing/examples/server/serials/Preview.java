package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Problem;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an act would do, and why it would be refused, if it would.
 *
 * @param report also there with a refusal that has one
 */
record Preview<R>(Optional<R> report, List<Sentences.Said> reasons) {

  /**
   * Asks.
   *
   * @param ask the preview of the protocol
   * @param carried where a refusal carries the report
   * @throws Refused if there is nothing to be seen, or somebody has to sign in first
   */
  static <R> Preview<R> of(Supplier<R> ask, Function<Problem, @Nullable R> carried) {
    try {
      return new Preview<>(Optional.of(ask.get()), List.of());
    } catch (Refused e) {
      Optional<R> report = Optional.ofNullable(carried.apply(e.problem()));
      if (report.isEmpty() || e.is("REAUTHENTICATION_REQUIRED")) {
        throw e;
      }
      return new Preview<>(report, Sentences.of(e.problem()));
    }
  }
}
