package dev.licensing.testkit.conformance;

/** Somebody who has an account and has signed in. */
record Person(String email, String name, String account, String token) {

  /** Of everybody whom a run registers. */
  static final String PASSWORD = "correct horse battery staple";

  @Override
  public String toString() {
    return "Person[" + email + "]";
  }
}
