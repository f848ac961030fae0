package dev.licensing.examples.server.bulk;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.postgres.BulkOrders;
import dev.licensing.server.postgres.BulkOrders.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What an import does with the database. */
final class ImportWork {

  private static final String REASON = "imported so";

  private final LicenseStore store;
  private final BulkOrders bulk;
  private final LicenseEngine engine;
  private final Names names;
  private final InstantSource clock;

  ImportWork(
      LicenseStore store, BulkOrders bulk, LicenseEngine engine, Names names, InstantSource clock) {
    this.store = store;
    this.bulk = bulk;
    this.engine = engine;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Reads orders.
   *
   * @param waiting issues an order that waits for it, because another takes its terms; says whether
   *     there was one
   */
  OrderReading reading(String vendor, Predicate<OrderId> waiting) {
    NamedTerms terms =
        new NamedTerms(
            order -> terms(order).or(() -> waiting.test(order) ? terms(order) : Optional.empty()));
    return new OrderReading(names, terms, new Actor.Vendor(vendor), clock);
  }

  private Optional<Terms> terms(OrderId order) {
    return facts(order, Set.of()).order(order).map(Order::terms);
  }

  private Facts facts(OrderId order, Set<SerialNumber> serials) {
    return store.read(
        FactsNeeded.by(clock.instant(), Optional.empty()).andOrder(order).andSerials(serials));
  }

  /** Issues what can be; in the order of the file. */
  List<ImportedOrder> issue(List<ReadOrder> orders) {
    List<IssueOrder> commands = orders.stream().flatMap(order -> order.command().stream()).toList();
    Iterator<Outcome> outcomes = bulk.issue(commands).iterator();
    List<ImportedOrder> imported = new ArrayList<>();
    for (ReadOrder order : orders) {
      imported.add(
          order.command().isPresent()
              ? imported(order, order.command().get(), outcomes.next())
              : new ImportedOrder.Failed(order.group(), order.problems()));
    }
    return imported;
  }

  private ImportedOrder imported(ReadOrder order, IssueOrder command, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return new ImportedOrder.Failed(order.group(), problems(order, refused.reasons()));
    }
    if (order.standing() != Standing.GOOD || !order.standings().isEmpty()) {
      changeStanding(order, command);
    }
    return new ImportedOrder.There(
        order.group(),
        command.order().toString(),
        outcome instanceof Outcome.Issued,
        order.serials());
  }

  /** What is revoked must not come back by an import; only what is worse than it is is changed. */
  private void changeStanding(ReadOrder order, IssueOrder command) {
    Facts facts = facts(command.order(), order.standings().keySet());
    Order known = facts.order(command.order()).orElseThrow();
    if (known.standing().compareTo(order.standing()) < 0) {
      change(command, Optional.empty(), order.standing());
    }
    order
        .standings()
        .forEach(
            (number, standing) -> {
              Serial serial = facts.serial(number).orElseThrow();
              if (serial.standing().compareTo(standing) < 0) {
                change(command, Optional.of(number), standing);
              }
            });
  }

  private void change(IssueOrder issued, Optional<SerialNumber> serial, Standing standing) {
    Origin origin =
        new Origin(new CommandId(UUID.randomUUID()), clock.instant(), issued.origin().by());
    ChangeStanding command = new ChangeStanding(origin, issued.order(), serial, standing, REASON);
    Execution execution =
        store.execute(
            engine,
            new Submission(command, Optional.empty(), decision -> new StoredReply(200, "")));
    if (!(execution instanceof Execution.Decided decided)
        || !(decided.decision() instanceof Decision.Permitted)) {
      throw new IllegalStateException("the standing of an imported order cannot be changed");
    }
  }

  private static List<RowProblem> problems(ReadOrder order, List<Refusal> reasons) {
    List<RowProblem> problems = new ArrayList<>();
    Row first = order.group().first();
    for (Refusal reason : reasons) {
      if (reason.code() == RefusalCode.SERIAL_ALREADY_ISSUED) {
        int place =
            order.serials().indexOf(new SerialNumber(String.valueOf(reason.facts().get("serial"))));
        problems.add(
            new RowProblem(
                order.group().rows().get(place),
                Column.SERIAL,
                "was issued before (" + reason.code() + ")"));
      } else if (reason.code() == RefusalCode.ORDER_ALREADY_ISSUED) {
        problems.add(
            new RowProblem(
                first,
                Column.ORDER,
                "was issued before, with other serials or another product; the rows of one order"
                    + " stand together ("
                    + reason.code()
                    + ")"));
      } else {
        problems.add(new RowProblem(first, Column.ORDER, "was refused: " + reason.code()));
      }
    }
    return problems;
  }
}
