package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Exchange;
import dev.licensing.client.protocol.Heard;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.wire.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Learns which keys sign by now (rule 12.4): where an answer is signed with a key that is not known
 * here, and otherwise once a day, because that is how a revoked key becomes known. Only what a root
 * has signed counts; without roots nothing is ever asked.
 */
final class KeySets {

  private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

  private final Exchange exchange;
  private final Custody custody;
  private Optional<Instant> looked = Optional.empty();

  KeySets(Exchange exchange, Custody custody) {
    this.exchange = exchange;
    this.custody = custody;
  }

  /** Verifies, and once more if the key was unknown and the server has a newer key set. */
  <T> Verification<T> knowing(Supplier<Verification<T>> verification) {
    Verification<T> first = verification.get();
    return first.equals(new Rejected<T>(Defect.UNKNOWN_KEY)) && ask() ? verification.get() : first;
  }

  /** Asks if that was not done for a day; without an answer it is due again the next time. */
  void look() {
    Instant now = custody.now();
    boolean due =
        looked
            .map(then -> Duration.between(then, now).abs().compareTo(BETWEEN_LOOKS) >= 0)
            .orElse(true);
    if (due) {
      ask();
    }
  }

  /** Whether other keys are trusted now. */
  private boolean ask() {
    if (!custody.trust().hasRoots()) {
      return false;
    }
    long before = custody.keySetVersion();
    Heard<Replies.Keys> heard = exchange.ask(Call.get("/v1/keys"), Replies.Keys.class);
    if (heard instanceof Heard.Did<Replies.Keys> did) {
      looked = Optional.of(custody.now());
      Optional.ofNullable(did.body().keySet()).ifPresent(this::take);
    }
    return custody.keySetVersion() > before;
  }

  /** Trusts by this key set from now on, unless a newer one is known. */
  Reply<Verdict> take(String keySet) {
    if (custody.trust().updatedBy(keySet) instanceof Rejected<TrustedKeys> rejected) {
      return Means.notTrusted(rejected.defect());
    }
    custody.trust(keySet);
    return new Reply.Done<>(custody.verdict());
  }
}
