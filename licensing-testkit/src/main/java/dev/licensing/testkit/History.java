package dev.licensing.testkit;

import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.ClientCall;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What applications did with their clients and what these sent, in order, and what of it is misuse.
 * Thread-safe.
 */
final class History {

  /** So often the same refusal, at the same instant and with nothing in between, is no accident. */
  private static final int MOST_REFUSALS = 3;

  private final InstantSource clock;
  private final List<Event> events = new ArrayList<>();

  History(InstantSource clock) {
    this.clock = clock;
  }

  /** Something that happened; a call of a client, or a request of one. */
  private record Event(Instant at, Optional<ClientCall> call, String text) {}

  synchronized void called(ClientCall call) {
    events.add(new Event(clock.instant(), Optional.of(call), call.toString()));
  }

  synchronized void sent(WireRequest request, Delivery delivery) {
    String outcome =
        delivery instanceof Answered answered
            ? String.valueOf(answered.response().status())
            : "no answer, " + ((NoAnswer) delivery).failure();
    String text = "  " + request.method() + " " + request.path() + ": " + outcome;
    events.add(new Event(clock.instant(), Optional.empty(), text));
  }

  /** One line for each thing that happened, the oldest first. */
  synchronized List<String> lines() {
    return events.stream().map(event -> event.at() + " " + event.text()).toList();
  }

  /** What was done wrong, each in a sentence that says what to do instead. */
  synchronized Set<String> misuse() {
    Set<String> found = new TreeSet<>();
    Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ClientCall> refused = new ArrayList<>();
    Instant at = Instant.MIN;
    for (Event event : events) {
      if (event.call().isPresent()) {
        ClientCall call = event.call().get();
        boolean again = event.at().equals(at) && !refused.isEmpty() && isSame(call, refused.get(0));
        if (!again) {
          refused.clear();
        }
        if (call.outcome().startsWith("Refused")) {
          refused.add(call);
        }
        at = event.at();
        note(call, open, refused.size(), found);
      }
    }
    if (!open.isEmpty()) {
      found.add("a client was not closed: close it, for example by try-with-resources");
    }
    return found;
  }

  private static boolean isSame(ClientCall call, ClientCall other) {
    return call.client() == other.client() && call.toString().equals(other.toString());
  }

  private static void note(
      ClientCall call, Set<Object> open, int refusedInARow, Set<String> found) {
    if (call.what().equals("close")) {
      open.remove(call.client());
    } else if (!call.outcome().equals("NotSent")) {
      open.add(call.client());
    }
    if (call.what().equals("check") && call.outcome().equals("NOT_STARTED")) {
      found.add("check() was asked before start(): it can only say that nothing is known yet");
    }
    if (refusedInARow >= MOST_REFUSALS) {
      found.add(
          "a refusal was ignored: "
              + call
              + ", "
              + MOST_REFUSALS
              + " times in a row; show its reasons and offer its remedies");
    }
  }
}
