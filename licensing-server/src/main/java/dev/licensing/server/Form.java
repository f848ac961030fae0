package dev.licensing.server;

import dev.licensing.core.command.Command;
import dev.licensing.server.access.VendorScope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a route takes and gives.
 *
 * @param command what it has decided; empty where the engine is not asked
 * @param executed whether the command is carried out, or only asked about (rule 14.3)
 * @param body what must be sent; empty: nothing is read
 * @param reply what comes back where the answer is a "yes"; empty: nothing
 * @param statuses of such an answer
 * @param scope what a key of the vendor must be good for; empty where the vendor may not call
 */
record Form(
    Optional<Class<? extends Command>> command,
    boolean executed,
    Optional<Class<?>> body,
    Optional<Class<?>> reply,
    List<Integer> statuses,
    Optional<VendorScope> scope,
    Set<Mark> marks) {

  /** What else there is to know. */
  enum Mark {
    /** It names serials, so that guesses are counted (rule 2.8). */
    GUESSABLE,
    /** A token from a mail comes with it, and makes it happen once: no other key is read. */
    PROVED,
    /** A report's hash comes with it: as {@code ETag} when asked, as {@code If-Match} when done. */
    REPORTED
  }

  static Form bare() {
    return new Form(
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Set.of());
  }

  Form doing(Class<? extends Command> asked, boolean done) {
    return new Form(Optional.of(asked), done, body, reply, statuses, scope, marks);
  }

  Form taking(Class<?> sent) {
    return new Form(command, executed, Optional.of(sent), reply, statuses, scope, marks);
  }

  Form giving(Optional<Class<?>> answered, List<Integer> under) {
    return new Form(command, executed, body, answered, under, scope, marks);
  }

  Form scoped(VendorScope needed) {
    return new Form(command, executed, body, reply, statuses, Optional.of(needed), marks);
  }

  Form marked(Mark mark) {
    EnumSet<Mark> more = EnumSet.of(mark);
    more.addAll(marks);
    return new Form(
        command, executed, body, reply, statuses, scope, Collections.unmodifiableSet(more));
  }

  boolean is(Mark mark) {
    return marks.contains(mark);
  }
}
