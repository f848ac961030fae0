package dev.licensing.client.upkeep;

import dev.licensing.client.answer.LicenseListener;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.Verdict;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what has changed, whatever they make of it. Used by one thread. */
final class Audience {

  private static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.upkeep");

  private final List<LicenseListener> listeners;
  private Verdict told;

  Audience(List<LicenseListener> listeners, Verdict known) {
    this.listeners = List.copyOf(listeners);
    this.told = known;
  }

  void see(Verdict now) {
    Verdict before = told;
    if (!before.equals(now)) {
      told = now;
      each(listener -> listener.verdictChanged(before, now));
    }
  }

  void see(UpkeepStatus now) {
    each(listener -> listener.upkeepChanged(now));
  }

  private void each(Consumer<LicenseListener> telling) {
    for (LicenseListener listener : listeners) {
      try {
        telling.accept(listener);
      } catch (Throwable e) { // an error of the host's must not end the renewals
        LOG.warn("a license listener has failed", e);
      }
    }
  }
}
