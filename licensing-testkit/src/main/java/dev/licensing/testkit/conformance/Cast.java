package dev.licensing.testkit.conformance;

import dev.licensing.core.wire.Requests;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The people of one run. They are few and serve many checks, so that a run stays below what a
 * server allows one address.
 */
final class Cast {

  /** Well below the ten minutes after which a proof is too old for what is destructive. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final Http http;
  private final ConformanceTarget target;
  private final String run;
  private final Map<String, Entry> known = new HashMap<>();
  private final Set<String> tokens = new HashSet<>();

  private record Entry(Person person, long since) {}

  Cast(Http http, ConformanceTarget target, String run) {
    this.http = http;
    this.target = target;
    this.run = run;
  }

  String email(String role) {
    return "kit-" + run + "-" + role + "@" + target.emailDomain();
  }

  /** Whoever has this role in the run, signed in lately. */
  synchronized Person person(String role) {
    Entry entry = known.get(role);
    if (entry != null && System.nanoTime() - entry.since() < FRESH.toNanos()) {
      return entry.person();
    }
    if (entry == null) {
      register(role);
    }
    Person person = signedIn(role);
    known.put(role, new Entry(person, System.nanoTime()));
    return person;
  }

  /** Their account or password is no more what it was. */
  synchronized void forget(String role) {
    known.remove(role);
  }

  /** The id of the new account. */
  String register(String role) {
    Requests.Register body = new Requests.Register(email(role), name(role), Person.PASSWORD);
    Optional<MailedTokens> mail = target.mail();
    if (mail.isEmpty()) {
      return Ask.of(http, "POST", "/v1/accounts").body(body).send().is(201).text("/account");
    }
    Ask.of(http, "POST", "/v1/registrations").body(body).send().is(202);
    return Ask.of(http, "POST", "/v1/registrations/confirmation")
        .body(new Requests.ShowProof(mailed(mail.get(), body.email())))
        .send()
        .is(201)
        .text("/account");
  }

  /** A token that was not there before. */
  private String mailed(MailedTokens mail, String email) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < target.timeout().toNanos()) {
      Optional<String> token = mail.newest(email);
      if (token.isPresent() && tokens.add(token.get())) {
        return token.get();
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    throw new NotRun("no new letter to " + email);
  }

  /** Another session of theirs. */
  Person signedIn(String role) {
    Answer answer = signIn(email(role), Person.PASSWORD).is(201);
    return new Person(email(role), name(role), answer.text("/account"), answer.text("/token"));
  }

  Answer signIn(String email, String password) {
    return Ask.of(http, "POST", "/v1/sessions").body(new Requests.SignIn(email, password)).send();
  }

  /** A name that nothing else contains, so that a leak of it is seen. */
  private String name(String role) {
    return "Kit " + role + " " + run;
  }
}
