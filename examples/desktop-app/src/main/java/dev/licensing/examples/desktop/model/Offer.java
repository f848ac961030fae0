package dev.licensing.examples.desktop.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something the person can do right here about a refusal or a silence: a button.
 *
 * @param facts what it is done to, as the remedy says: {@code activation}, {@code machine}, …
 * @param from the first instant at which it can help; empty: now
 */
public record Offer(Kind kind, SortedMap<String, String> facts, Optional<Instant> from) {

  /** Copies the facts. */
  public Offer {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  static Offer of(Kind kind) {
    return new Offer(kind, new TreeMap<>(), Optional.empty());
  }

  /** A fact that is needed to tell what this is about; empty if it is not given. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** What is done. */
  public enum Kind {
    /** Ask the same again. */
    TRY_AGAIN,
    /** Go back and look at what was typed. */
    CORRECT_SERIAL,
    /** Prove who one is, then ask the same again. */
    SIGN_IN,
    /** End an activation whose machine cannot be reached, then ask the same again. */
    FORCE_RELEASE,
    /** Become the owner, then ask the same again. */
    CLAIM,
    /** Write to the owner through the server. */
    ASK_FOR_ACCESS,
    /** Type a serial and activate it. */
    ACTIVATE,
    /** Say that it is the same machine, after a repair. */
    REACTIVATE,
    /** Give back the seat of the serial that is held here. */
    RELEASE_HERE,
    /** Activate by files. */
    GO_OFFLINE,
    /** Write to somebody who can help; the message is prepared. */
    WRITE,
    /** Go where licenses are sold. */
    BUY
  }
}
