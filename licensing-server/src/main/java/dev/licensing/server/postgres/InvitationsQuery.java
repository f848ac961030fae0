package dev.licensing.server.postgres;

import dev.licensing.core.facts.Extent;
import dev.licensing.server.postgres.Sql.Union;

/** Who is invited: an address, or to serials that are shown to who shares them. */
final class InvitationsQuery {

  private InvitationsQuery() {}

  static boolean any(Asked asked) {
    return asked.someEmail()
        || asked.has(Extent.ASSIGNEES)
        || asked.has(Extent.ORDER_CONTENT)
        || asked.estate();
  }

  /** The table {@code found_invitation}. */
  static Sql found(Asked asked) {
    return new Union(", found_invitation")
        .orIf(
            asked.someEmail(),
            "select * from invitation where email in (select email from wanted_email)")
        .orIf(
            asked.has(Extent.ASSIGNEES),
            "select * from invitation where serial = any(?)",
            asked.serials())
        .orIf(
            asked.has(Extent.ORDER_CONTENT),
            "select * from invitation where serial in (select number from content)")
        .orIf(
            asked.estate(),
            "select * from invitation where serial in (select number from owned_serial)")
        .sql();
  }
}
