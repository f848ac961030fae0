package dev.licensing.examples.server.web;

import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import dev.licensing.server.access.RandomBytes;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request of a browser. Used by one thread. */
public final class Visit {

  private static final String SERIAL = "serial";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Context http;
  private final Site site;
  private final Optional<StaffSessions.Staff> staff;
  private Optional<Problem> refused = Optional.empty();
  private Replies.@Nullable AccountBody account;

  Visit(Context http, Site site) {
    this.http = http;
    this.site = site;
    this.staff = Cookies.STAFF.of(http).flatMap(site.staff()::find);
  }

  /** The protocol, for the person who has signed in. */
  public Api api() {
    return new Api(site.endpoint(), address(), Cookies.PERSON.of(http));
  }

  /**
   * Who has signed in; asked once, for a page and for what stands around it.
   *
   * @throws Refused if nobody has
   */
  public Replies.AccountBody account() {
    Replies.AccountBody known = account;
    if (known == null) {
      known = api().get("/v1/account", Replies.AccountBody.class);
      account = known;
    }
    return known;
  }

  /** The protocol, for whoever comes. */
  public Api visitor() {
    return new Api(site.endpoint(), address(), Optional.empty());
  }

  /**
   * Whether somebody has signed in; only a call of the protocol tells whether that still counts.
   */
  public boolean signedIn() {
    return Cookies.PERSON.of(http).isPresent();
  }

  /** The protocol, for the vendor's key of who has signed in to the console. */
  public Api vendor() {
    return new Api(site.endpoint(), address(), staff.map(StaffSessions.Staff::key));
  }

  /** Who works for the vendor and is here, if anybody is. */
  public Optional<StaffSessions.Staff> staff() {
    return staff;
  }

  /** Where it comes from: what guesses are counted for. */
  String address() {
    return site.proxies().client(http);
  }

  /** What the site is made of. */
  public Site site() {
    return site;
  }

  /** What was typed into a field, without space around it; empty if nothing was. */
  public String field(String name) {
    return Optional.ofNullable(http.formParam(name)).orElse("").strip();
  }

  /** What was typed, to the last space: a password. */
  public String secret(String name) {
    return Optional.ofNullable(http.formParam(name)).orElse("");
  }

  /** All that was chosen under a name. */
  public List<String> fields(String name) {
    return http.formParams(name);
  }

  /** Whether a box was ticked. */
  public boolean ticked(String name) {
    return http.formParam(name) != null;
  }

  /** What the address says behind the question mark; empty if nothing. */
  public String query(String name) {
    return Optional.ofNullable(http.queryParam(name)).orElse("").strip();
  }

  /** What stands in the path where the page's path has {@code {name}}. */
  public String path(String name) {
    return http.pathParam(name);
  }

  /**
   * The id that stands there.
   *
   * @throws Refused if it is none, so that nothing else ever gets into a path of the protocol
   */
  public String id(String name) {
    String id = path(name);
    if (!ID.matcher(id).matches()) {
      throw Refused.because(404, "NO_SUCH_RESOURCE");
    }
    return id;
  }

  /** The path itself. */
  public String path() {
    return http.path();
  }

  /** What makes a form that is sent twice one that is sent once. */
  public String once() {
    return field("once");
  }

  /** The file that was sent along, as text; what the field holds if there is none. */
  public String file(String name) {
    var sent = http.uploadedFile(name);
    if (sent == null || sent.size() == 0) {
      return field(name);
    }
    try (var content = sent.content()) {
      return new String(content.readNBytes(Site.MOST_FORM_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was sent, as it comes; for what is no form. */
  public InputStream body() {
    return http.bodyInputStream();
  }

  /** The token of a form; a script may send it in a header. */
  String token() {
    return Optional.ofNullable(http.header("X-Form-Token")).orElseGet(() -> field("token"));
  }

  /** What a serial is called in an address, where it must not be read. */
  public String sealed(String serial) {
    return site.seal().close(SERIAL, serial);
  }

  /**
   * The serial that is meant by an address.
   *
   * @throws Refused if there is none
   */
  public String unsealed(String handle) {
    return site.seal()
        .open(SERIAL, handle)
        .orElseThrow(() -> Refused.because(404, "NO_SUCH_RESOURCE"));
  }

  /** Signs in: a session of its own, and the end of the one that was before. */
  public void begin(Replies.SignedIn signedIn) {
    if (signedIn()) {
      endBefore();
    }
    Cookies.PERSON.give(http, signedIn.token());
    renewVisit();
  }

  /** Of one that has ended already there is nothing to end. */
  private void endBefore() {
    try {
      api().ask("DELETE", "/v1/sessions/current").done();
    } catch (Refused e) {
      if (!e.is("NOT_SIGNED_IN")) {
        throw e;
      }
    }
  }

  /** Forgets who has signed in. */
  public void end() {
    Cookies.PERSON.take(http);
    renewVisit();
  }

  /** Signs in to the console, if the vendor has such a key. */
  public boolean beginStaff(String key) {
    Optional<StaffSessions.Staff> holder = site.staff().holder(key);
    SecurityLog.staff(holder, address());
    holder.ifPresent(known -> beginStaff(known));
    return holder.isPresent();
  }

  private void beginStaff(StaffSessions.Staff known) {
    Cookies.STAFF.of(http).ifPresent(site.staff()::end);
    Cookies.STAFF.give(http, site.staff().begin(known));
    renewVisit();
  }

  /** Signs out of the console. */
  public void endStaff() {
    Cookies.STAFF.of(http).ifPresent(site.staff()::end);
    Cookies.STAFF.take(http);
    renewVisit();
  }

  /** Why something was refused, if it was. */
  public Optional<Problem> problem() {
    return refused;
  }

  void refuse(Refused refusal) {
    refused = Optional.of(refusal.problem());
  }

  /** Shows a page with the reasons; what only signing in helps against goes further up. */
  Reply refused(Refused refusal, Page.Step again) {
    if (refusal.is("NOT_SIGNED_IN") || refusal.is("REAUTHENTICATION_REQUIRED")) {
      throw refusal;
    }
    refuse(refusal);
    return again.on(this);
  }

  /** The value that forms are bound to, made on the first visit. */
  String bound() {
    Optional<String> known = Optional.ofNullable(http.attribute(Cookies.VISIT.name()));
    return known.or(() -> Cookies.VISIT.of(http)).orElseGet(this::renewVisit);
  }

  private String renewVisit() {
    String fresh = random();
    http.attribute(Cookies.VISIT.name(), fresh);
    Cookies.VISIT.give(http, fresh);
    return fresh;
  }

  /** Some letters that nobody guesses. */
  public static String random() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(RandomBytes.secure().next(18));
  }
}
