package dev.licensing.core.model;

/** How many accounts may have live activations of one serial at the same time (rule 2.3). */
public enum UsersAtOnce {
  /** One account, on as many machines as the limit allows. */
  ONE,
  /** Any number of accounts. */
  ANY
}
