package dev.licensing.core.model;

/** What a deployed application is for; a key for tests says so (rule 9.2). */
public enum HostClass {
  /** For its users. */
  PRODUCTION,
  /** For trying it out: the product may show a watermark. */
  TEST
}
