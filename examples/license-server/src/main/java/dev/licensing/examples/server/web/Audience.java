package dev.licensing.examples.server.web;

/** Whom a page is for. */
public enum Audience {
  /** Whoever comes. */
  ANYBODY,
  /** Who has signed in to an account. */
  PERSON,
  /** Who works for the vendor and has signed in with an API key. */
  STAFF
}
