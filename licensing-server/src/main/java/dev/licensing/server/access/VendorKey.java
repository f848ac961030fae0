package dev.licensing.server.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An API key of the vendor, as it is kept.
 *
 * @param hash {@link Secrets#sha256} of what its holder has
 * @param scopes what it is good for; never empty
 */
public record VendorKey(String hash, Set<VendorScope> scopes) {

  /**
   * Copies the scopes.
   *
   * @throws IllegalArgumentException if there are none: a key that opens nothing is a mistake
   */
  public VendorKey {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a vendor's key without a scope");
    }
    scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
  }

  /** Of what its holder has; only the hash is kept. */
  public static VendorKey of(String key, Set<VendorScope> scopes) {
    return new VendorKey(Secrets.sha256(key), scopes);
  }
}
