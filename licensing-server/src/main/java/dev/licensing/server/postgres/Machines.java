package dev.licensing.server.postgres;

import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a machine's identity is written, and how the activations it could be are found. */
final class Machines {

  private Machines() {}

  /**
   * Asks for the candidates on a serial, those that share most first, of equals the last seen;
   * takes the account and the telling components as values.
   *
   * @param serial a column, or {@code ?}
   */
  static String candidates(String serial) {
    return """
        select a.id
          from (select k.activation, count(*) as shared
              from (select $serial::text, ?::uuid) o (serial, account)
                cross join unnest(?::text[]) t (component)
                cross join lateral (select activation from activation_component
                  where serial = o.serial and account = o.account and component = t.component
                  offset 0) k
              group by k.activation) c
            cross join lateral (select id, last_seen from activation
              where id = c.activation and $open offset 0) a
          order by c.shared desc, a.last_seen desc, a.id limit $most
        """
        .replace("$serial", serial)
        .replace("$open", ActivationRows.NOT_ENDED)
        .replace("$most", Integer.toString(FactsNeeded.MOST_CANDIDATES));
  }

  /**
   * Asks for the trials on machines like one, those that share most first, of equals the latest;
   * takes the product and the telling components as values.
   *
   * @param columns of the trial {@code t}
   */
  static String trials(String columns) {
    return """
        select $columns from trial t
          join (select serial, count(*) as shared from trial_component
                  where product = ? and component = any(?) group by serial) c
            on c.serial = t.serial
          order by c.shared desc, t.since desc, t.serial limit $most
        """
        .replace("$columns", columns)
        .replace("$most", Integer.toString(FactsNeeded.MOST_CANDIDATES));
  }

  /** All components, as {@code KIND:HASH}, in the order of the kinds. */
  static Texts all(MachineIdentity identity) {
    return texts(identity, false);
  }

  /** The components that differ from machine to machine. */
  static Texts telling(MachineIdentity identity) {
    return texts(identity, true);
  }

  private static Texts texts(MachineIdentity identity, boolean onlyTelling) {
    return new Texts(
        identity.components().entrySet().stream()
            .filter(entry -> !onlyTelling || entry.getKey().telling())
            .map(entry -> entry.getKey().name() + ":" + entry.getValue().value())
            .toList());
  }

  static MachineIdentity read(List<String> components) {
    SortedMap<ComponentKind, ComponentHash> hashes = new TreeMap<>();
    for (String component : components) {
      int colon = component.indexOf(':');
      hashes.put(
          ComponentKind.valueOf(component.substring(0, colon)),
          new ComponentHash(component.substring(colon + 1)));
    }
    return new MachineIdentity(hashes);
  }
}
