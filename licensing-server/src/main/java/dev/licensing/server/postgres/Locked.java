package dev.licensing.server.postgres;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How the locked rows are, now that nobody else changes them; filled in by the round trip.
 *
 * @param accounts those that exist, with their revisions
 * @param offers those that hold
 * @param requests those that are open
 */
record Locked(
    Map<UUID, Long> accounts,
    Map<UUID, Long> orders,
    Map<String, Long> serials,
    Map<String, Long> offers,
    Set<UUID> requests) {

  Locked() {
    this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
  }
}
