package dev.licensing.client.answer;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything there is to know about an installation, for an "About" window or a support case. Holds
 * no password, no token and no component of the machine.
 *
 * @param serial of the license that is held
 * @param pending what was asked of the server and has not been answered yet
 * @param serverTime the latest instant the server has signed (rule 11.5)
 * @param signedIn whether there is a token to act for a person
 * @param store how it stands with what is kept
 * @param storeDetail more about that, in English; may be empty
 */
public record Status(
    Verdict verdict,
    Optional<SerialNumber> serial,
    Optional<ActivationId> activation,
    Optional<Pending> pending,
    Optional<Instant> serverTime,
    boolean signedIn,
    StoreCondition store,
    String storeDetail,
    Path storeFile) {

  /** What was asked and is not answered. {@code refresh()} asks again. */
  public enum Pending {
    /** An activation: whether a seat is taken is not known; it will not be two (rule 2.4). */
    ACTIVATION,
    /** A release: the license is kept until the server has confirmed it. */
    RELEASE
  }
}
