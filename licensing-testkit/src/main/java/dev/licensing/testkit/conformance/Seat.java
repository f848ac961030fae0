package dev.licensing.testkit.conformance;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import java.util.UUID;

/** An activation that a check has begun. */
record Seat(Person user, String serial, Machine machine, String nonce, Answer answer) {

  String activation() {
    return answer.text("/activation");
  }

  ActivationId id() {
    try {
      return new ActivationId(UUID.fromString(activation()));
    } catch (IllegalArgumentException e) {
      throw answer.wrong("expected a UUID at /activation");
    }
  }

  String license() {
    return answer.text("/license");
  }

  /** The license file with one character of its signature changed. */
  String tampered() {
    String license = license();
    int middle = license.length() - 40;
    char other = license.charAt(middle) == 'A' ? 'B' : 'A';
    return license.substring(0, middle) + other + license.substring(middle + 1);
  }

  /** The path of this activation, and what comes behind it. */
  String path(String rest) {
    return "/v1/activations/" + activation() + rest;
  }
}
