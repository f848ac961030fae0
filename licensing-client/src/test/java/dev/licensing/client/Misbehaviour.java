package dev.licensing.client;

import dev.licensing.client.answer.Silence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way in which what is between a client and its server, or one of them, goes wrong. */
enum Misbehaviour {
  NAME_NOT_FOUND(Silence.NAME, false),
  CONNECTION_REFUSED(Silence.CONNECTION, false),
  RESET_BEFORE_READING(Silence.BROKEN, false),
  RESET_WHILE_READING(Silence.BROKEN, false),
  RESET_AFTER_DOING(Silence.BROKEN, true),
  RESET_WITHIN_THE_ANSWER(Silence.BROKEN, true),
  SILENT_BEFORE_READING(Silence.TIMEOUT, false),
  SILENT_AFTER_DOING(Silence.TIMEOUT, true),
  SILENT_WITHIN_THE_ANSWER(Silence.TIMEOUT, true),
  NOT_HTTP(Silence.BROKEN, false),
  CUT_SHORT(Silence.BROKEN, true),
  HALF_JSON(Silence.NOT_UNDERSTOOD, true),
  ENDLESS_JSON(Silence.BROKEN, false),
  ANOTHER_JSON(Silence.NOT_UNDERSTOOD, false),
  PORTAL_PAGE(Silence.NOT_THE_SERVER, false),
  PORTAL_REDIRECT(Silence.NOT_THE_SERVER, false),
  PORTAL_PAGE_CALLED_JSON(Silence.NOT_THE_SERVER, false),
  PROXY_WANTS_PASSWORD(Silence.BROKEN, false),
  BARE_400(Silence.NOT_THE_SERVER, false),
  BARE_404(Silence.NOT_THE_SERVER, false),
  BARE_429(Silence.NOT_THE_SERVER, false),
  BARE_500(Silence.SERVER_FAILED, false),
  PAGE_502(Silence.SERVER_FAILED, true),
  BARE_503(Silence.SERVER_FAILED, false),
  PROBLEM_500(Silence.SERVER_FAILED, true),
  /** An unsigned refusal is told, and takes nothing away. */
  PROBLEM_403(null, false),
  PROBLEM_410(null, false),
  PROBLEM_429(null, false),
  FORGED(Silence.NOT_TRUSTED, true),
  OLD_ANSWER(Silence.NOT_TRUSTED, true),
  ASKED_TWICE(null, true),
  CLOCK_THREE_DAYS_AHEAD(null, true),
  CLOCK_THREE_DAYS_BEHIND(null, true);

  private static final Set<Misbehaviour> REFUSALS =
      EnumSet.of(PROBLEM_403, PROBLEM_410, PROBLEM_429);

  private final Optional<Silence> silence;

  /** Whether the server has done what was asked before it went wrong. */
  final boolean done;

  Misbehaviour(@Nullable Silence silence, boolean done) {
    this.silence = Optional.ofNullable(silence);
    this.done = done;
  }

  Optional<Silence> silence() {
    return silence;
  }

  boolean refuses() {
    return REFUSALS.contains(this);
  }

  boolean takesTime() {
    return silence.equals(Optional.of(Silence.TIMEOUT));
  }
}
