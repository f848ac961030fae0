package dev.licensing.examples.server;

import java.util.Set;

/** What never leaves this machine need not be encrypted. */
final class ThisMachine {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

  private ThisMachine() {}

  static boolean is(String host) {
    return NAMES.contains(host);
  }
}
