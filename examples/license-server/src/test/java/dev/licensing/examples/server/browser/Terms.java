package dev.licensing.examples.server.browser;

import java.util.Map;
import java.util.TreeMap;

/** Terms as the protocol has them, to be changed by a test. */
public final class Terms {

  private Terms() {}

  /** Two machines for the owner and assigned users. */
  public static Map<String, Object> usual() {
    Map<String, Object> terms = new TreeMap<>();
    terms.put(
        "seats",
        map("machineLimit", 2, "usersAtOnce", "ANY", "lease", null, "environments", Map.of()));
    terms.put("access", "OWNER_AND_ASSIGNED");
    terms.put("claimable", true);
    terms.put("coolDown", "P7D");
    terms.put("remoteDeactivationsPerYear", 3);
    terms.put("validity", map("validUntil", null, "updatesUntil", null));
    terms.put("offline", map("refreshAfter", "P1D", "validFor", "P30D", "grace", "P7D"));
    terms.put(
        "hosts",
        map(
            "production",
            2,
            "test",
            2,
            "wildcards",
            false,
            "applications",
            false,
            "keyValidFor",
            "P365D"));
    terms.put("admission", "ON_APPROVAL");
    terms.put("support", "DEVELOPERS");
    terms.put("trialLength", null);
    terms.put("features", Map.of());
    return terms;
  }

  /** Anybody with the serial, one user at a time, so many machines: a component vendor's terms. */
  public static Map<String, Object> perDeveloper(int machines) {
    Map<String, Object> terms = usual();
    terms.put("access", "ANYONE_WITH_SERIAL");
    terms.put(
        "seats",
        map(
            "machineLimit",
            machines,
            "usersAtOnce",
            "ONE",
            "lease",
            null,
            "environments",
            Map.of()));
    return terms;
  }

  /** The same terms, where any manager adds license managers. */
  public static Map<String, Object> selfService(Map<String, Object> terms) {
    terms.put("admission", "SELF_SERVICE");
    return terms;
  }

  /** A map that may hold null. */
  public static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
