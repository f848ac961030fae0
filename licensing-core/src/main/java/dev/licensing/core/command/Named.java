package dev.licensing.core.command;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a command names: a copy that nobody changes, with at least one item. */
final class Named {

  private Named() {}

  static <T> SortedSet<T> atLeastOne(String what, SortedSet<T> named) {
    if (named.isEmpty()) {
      throw new IllegalArgumentException("at least one " + what + " must be named");
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(named));
  }
}
