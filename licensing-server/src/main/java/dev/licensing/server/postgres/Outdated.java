package dev.licensing.server.postgres;

/**
 * What a decision rests on holds no more: load and decide again. Carries no stack, being no fault.
 */
final class Outdated extends RuntimeException {

  private static final long serialVersionUID = 1;

  Outdated() {
    super("decided on facts that hold no more", null, false, false);
  }
}
