package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.identity.MachineMatch;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How components are hashed, and when two readings are of one machine (chapter 13). */
final class IdentityVectors {

  private static final String PRODUCT = "acme-studio";

  private IdentityVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "identity",
            "kinds: the components, their weights, and whether one alone can tell machines apart."
                + " hashes: SHA-256 over product, NUL, kind, NUL and the value without space around"
                + " it, in base64url. matches: an earlier reading and one now (values stand for"
                + " hashes), their score (at least "
                + MachineMatch.THRESHOLD
                + ", and an equal telling component: the same machine), and what each component"
                + " says. A component that is not there could not be read.");
    for (ComponentKind kind : ComponentKind.values()) {
      file.add(
          "kinds", entry("kind", kind.name(), "weight", kind.weight(), "telling", kind.telling()));
    }
    for (ComponentKind kind : ComponentKind.values()) {
      for (String value : List.of("4c4c4544-0042", " 4c4c4544-0042\n", "M\u00fcnchen", "")) {
        hash(file, PRODUCT, kind, value);
      }
    }
    hash(file, "other-product", ComponentKind.MACHINE_ID, "4c4c4544-0042");
    matches(file);
    return file;
  }

  private static void hash(VectorFile file, String product, ComponentKind kind, String value) {
    file.add(
        "hashes",
        entry(
            "product",
            product,
            "kind",
            kind.name(),
            "value",
            value,
            "hash",
            ComponentHash.of(product, kind, value).value()));
  }

  /** Of each component: equal, changed, or not read now; and some that are known on one side. */
  private static void matches(VectorFile file) {
    List<ComponentKind> kinds =
        List.of(
            ComponentKind.MACHINE_ID,
            ComponentKind.SYSTEM_UUID,
            ComponentKind.BOARD_SERIAL,
            ComponentKind.DISK_SERIAL,
            ComponentKind.PROCESSOR);
    int cases = (int) Math.pow(3, kinds.size());
    for (int number = 0; number < cases; number++) {
      SortedMap<ComponentKind, String> earlier = new TreeMap<>();
      SortedMap<ComponentKind, String> now = new TreeMap<>();
      int rest = number;
      for (ComponentKind kind : kinds) {
        earlier.put(kind, "a");
        if (rest % 3 < 2) {
          now.put(kind, rest % 3 == 0 ? "a" : "b");
        }
        rest /= 3;
      }
      match(file, earlier, now);
    }
    SortedMap<ComponentKind, String> named = new TreeMap<>(Map.of(ComponentKind.EXPLICIT, "a"));
    SortedMap<ComponentKind, String> whole = new TreeMap<>(named);
    kinds.forEach(kind -> whole.put(kind, "a"));
    SortedMap<ComponentKind, String> renamed = new TreeMap<>(whole);
    renamed.put(ComponentKind.EXPLICIT, "b");
    match(file, named, named);
    match(file, whole, renamed);
    match(file, named, whole);
    match(file, new TreeMap<>(), new TreeMap<>());
    match(file, new TreeMap<>(), whole);
  }

  private static void match(
      VectorFile file,
      SortedMap<ComponentKind, String> earlier,
      SortedMap<ComponentKind, String> now) {
    MachineMatch match = identity(now).match(identity(earlier));
    file.add(
        "matches",
        entry(
            "earlier",
            earlier,
            "now",
            now,
            "score",
            match.score(),
            "same",
            match.same(),
            "components",
            match.components(),
            "telling",
            identity(now).tellsMachinesApart()));
  }

  private static MachineIdentity identity(Map<ComponentKind, String> values) {
    return MachineIdentity.hashed(PRODUCT, values);
  }
}
