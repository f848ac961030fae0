package dev.licensing.examples.server.web;

import dev.licensing.server.access.VendorScope;
import java.util.Optional;

/**
 * A line of the table of all pages: what is at a path, and for whom.
 *
 * @param path as Javalin reads it, with {@code {name}} for what varies
 * @param scope for staff, what their key must be good for
 * @param show what is seen there, if anything is
 * @param act what a form that is sent there does, if there is one
 * @param again what is seen when the form was refused, with the reasons; the form, mostly
 * @param mostBytes that may be sent there
 */
public record Page(
    String path,
    Audience audience,
    Optional<VendorScope> scope,
    Optional<Step> show,
    Optional<Step> act,
    Optional<Step> again,
    long mostBytes) {

  /** What happens on a visit. */
  @FunctionalInterface
  public interface Step {
    /**
     * The reply.
     *
     * @throws Refused if the protocol said no
     */
    Reply on(Visit visit);
  }

  /** A page without a form of its own. */
  public static Page view(String path, Audience audience, Step show) {
    return new Page(
        path,
        audience,
        Optional.empty(),
        Optional.of(show),
        Optional.empty(),
        Optional.empty(),
        Site.MOST_FORM_BYTES);
  }

  /** A page with a form, which posts to the same path. */
  public static Page form(String path, Audience audience, Step show, Step act) {
    return new Page(
        path,
        audience,
        Optional.empty(),
        Optional.of(show),
        Optional.of(act),
        Optional.of(show),
        Site.MOST_FORM_BYTES);
  }

  /** What a form does that stands on another page; that is shown again when it was refused. */
  public static Page act(String path, Audience audience, Step again, Step act) {
    return new Page(
        path,
        audience,
        Optional.empty(),
        Optional.empty(),
        Optional.of(act),
        Optional.of(again),
        Site.MOST_FORM_BYTES);
  }

  /** For staff, the same page, which needs a key that is good for this. */
  public Page needs(VendorScope needed) {
    return new Page(path, audience, Optional.of(needed), show, act, again, mostBytes);
  }

  /** The same page, where so much may be sent. */
  public Page upTo(long most) {
    return new Page(path, audience, scope, show, act, again, most);
  }
}
