package dev.licensing.system;

import java.util.Set;

/**
 * What somebody did with a serial, and what was answered.
 *
 * @param machine which one asked, as it is now
 * @param activation which one was named; of an activation, the one that was answered
 * @param existing whether that was there before
 * @param refused the codes of all reasons; empty if it was permitted
 */
record Deed(
    Kind kind,
    String user,
    String machine,
    String activation,
    boolean existing,
    Set<String> refused) {

  /** The commands that take, keep or free a seat. */
  enum Kind {
    ACTIVATE,
    REFRESH,
    RELEASE,
    FORCE_RELEASE,
    REACTIVATE
  }

  boolean permitted() {
    return refused.isEmpty();
  }
}
