package dev.licensing.server;

import dev.licensing.core.command.Command;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.access.VendorScope;
import java.util.List;
import java.util.Optional;

/**
 * One line of the protocol's table. What it says beside the handler is data: the endpoint acts on
 * it, and the OpenAPI document is compared with it.
 *
 * @param pattern the path; {@code {id}} stands for one segment
 */
record Route(String method, String pattern, Who who, Form form, Handler handler) {

  private static final String ID = "{id}";

  /** Who may call. */
  enum Who {
    ANYBODY,
    PERSON,
    PERSON_OR_INSTALLATION,
    PERSON_OR_VENDOR,
    VENDOR
  }

  /** Does what is asked. */
  interface Handler {
    WireResponse handle(Call call);
  }

  static Route get(String pattern, Who who, Handler handler) {
    return new Route("GET", pattern, who, Form.bare(), handler);
  }

  static Route post(String pattern, Who who, Handler handler) {
    return new Route("POST", pattern, who, Form.bare(), handler);
  }

  static Route delete(String pattern, Who who, Handler handler) {
    return new Route("DELETE", pattern, who, Form.bare(), handler);
  }

  /** The same, and it carries this command out, once for each idempotency key. */
  Route does(Class<? extends Command> command) {
    return with(form.doing(command, true));
  }

  /** The same, and it only shows what this command answers, or would do. */
  Route asks(Class<? extends Command> command) {
    return with(form.doing(command, false));
  }

  /** The same, and a key of the vendor must be good for this. */
  Route needs(VendorScope scope) {
    return with(form.scoped(scope));
  }

  /** The same, with this body. */
  Route takes(Class<?> body) {
    return with(form.taking(body));
  }

  /** The same, answering with this body under one of these statuses. */
  Route gives(Class<?> reply, Integer... statuses) {
    return with(form.giving(Optional.of(reply), List.of(statuses)));
  }

  /** The same, answering with nothing but a 204. */
  Route givesNothing() {
    return with(form.giving(Optional.empty(), List.of(204)));
  }

  /** The same, and it names serials, which can be guessed (rule 2.8). */
  Route guessable() {
    return with(form.marked(Form.Mark.GUESSABLE));
  }

  /** The same, and a token from a mail makes it happen once. */
  Route proved() {
    return with(form.marked(Form.Mark.PROVED));
  }

  /** The same, and the report's hash comes with it as a header: asked for, or confirmed. */
  Route reported() {
    return with(form.marked(Form.Mark.REPORTED));
  }

  private Route with(Form changed) {
    return new Route(method, pattern, who, changed, handler);
  }

  /** What stands for {@code {id}} if the path is of this form: a text, empty if there is none. */
  Optional<String> match(String path) {
    int begin = pattern.indexOf(ID);
    if (begin < 0) {
      return path.equals(pattern) ? Optional.of("") : Optional.empty();
    }
    int behind = pattern.length() - begin - ID.length();
    int end = path.length() - behind;
    boolean fits =
        begin <= end
            && path.regionMatches(0, pattern, 0, begin)
            && path.regionMatches(end, pattern, begin + ID.length(), behind)
            && path.substring(begin, end).indexOf('/') < 0;
    return fits ? Optional.of(path.substring(begin, end)) : Optional.empty();
  }
}
