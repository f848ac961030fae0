package dev.licensing.client.answer;

/** What an application can do where it is not known whether there is a license. */
public enum Advice {
  /** Call {@code start()}, again if need be. */
  START,
  /** Call {@code refresh()}: one contact with the server settles it. */
  REFRESH,
  /** Activate again: the same machine gets the same seat (rule 2.4). */
  ACTIVATE,
  /** Use the newest version of the application. */
  UPDATE
}
