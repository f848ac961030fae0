package dev.licensing.server.postgres;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.UUID;

/** Each assumption as a condition, which the database checks under the locks. */
final class Checks implements Assumption.Cases<Sql> {

  /** What takes a seat at an instant. */
  private static final String LIVE =
      " and ended_at is null and (lease_until is null or lease_until > ?)";

  private static final String OTHER_CANDIDATE =
      "not exists (select from (" + Machines.candidates("?") + ") c (id) where c.id <> all(?))";

  @Override
  public Sql on(Assumption.AccountAt assumption) {
    return new Sql()
        .add(
            "(select revision from account where id = ? and not erased) = ?",
            assumption.account().value(),
            assumption.revision());
  }

  @Override
  public Sql on(Assumption.OrderAt assumption) {
    return new Sql()
        .add(
            "(select revision from license_order where id = ?) = ?",
            assumption.order().value(),
            assumption.revision());
  }

  @Override
  public Sql on(Assumption.SerialAt assumption) {
    return new Sql()
        .add(
            "(select revision from serial where number = ?) = ?",
            assumption.serial().value(),
            assumption.revision());
  }

  @Override
  public Sql on(Assumption.SerialUnused assumption) {
    return new Sql()
        .add(
            "not exists (select from activation where serial = ?" + LIVE + ")",
            assumption.serial().value(),
            assumption.at());
  }

  @Override
  public Sql on(Assumption.SerialUnusedBy assumption) {
    return new Sql()
        .add(
            "not exists (select from activation where serial = ? and account = ?" + LIVE + ")",
            assumption.serial().value(),
            assumption.account().value(),
            assumption.at());
  }

  @Override
  public Sql on(Assumption.CandidatesAre assumption) {
    return new Sql()
        .add(
            OTHER_CANDIDATE,
            assumption.serial().value(),
            assumption.account().value(),
            Machines.telling(assumption.machine()),
            new Ids(assumption.candidates().stream().map(ActivationId::value).toList()));
  }

  @Override
  public Sql on(Assumption.LiveActivationsAre assumption) {
    Ids assumed = new Ids(assumption.activations().stream().map(ActivationId::value).toList());
    return theSame(
        new Sql()
            .add(
                "select id from activation where account = ?" + LIVE,
                assumption.account().value(),
                assumption.at()),
        assumed);
  }

  @Override
  public Sql on(Assumption.RolesAreIn assumption) {
    UUID account = assumption.account().value();
    Ids assumed = new Ids(assumption.orders().stream().map(OrderId::value).toList());
    return theSame(
        new Sql()
            .add(
                """
                select id from license_order
                  where customer = ? or purchaser = ? or managers @> array[?]::uuid[]
                """,
                account,
                account,
                account),
        assumed);
  }

  /** That a query finds exactly these ids. */
  private static Sql theSame(Sql query, Ids assumed) {
    return new Sql()
        .add("array(select id from (")
        .add(query)
        .add(") f order by id) = array(select i from unnest(?::uuid[]) i order by i)", assumed);
  }

  @Override
  public Sql on(Assumption.TrialsAre assumption) {
    return new Sql()
        .add(
            """
            exists (select from trial_offer
                where product = ? and revision = ? and terms is not null)
              and not exists (select from (\
            """,
            assumption.product().value(),
            assumption.revision())
        .add(
            Machines.trials("t.serial"),
            assumption.product().value(),
            Machines.telling(assumption.machine()))
        .add(
            ") t (serial) where t.serial <> all(?))",
            new Texts(assumption.trials().stream().map(SerialNumber::value).toList()));
  }

  @Override
  public Sql on(Assumption.RequestOpen assumption) {
    return new Sql().add("exists (select from request where id = ?)", assumption.request().value());
  }
}
