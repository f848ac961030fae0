package dev.licensing.examples.server.bulk;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Makes of the rows of an order the command to issue it, or says all that is wrong with them. */
final class OrderReading {

  private static final int MOST_MANAGERS = 100;

  private final Names names;
  private final NamedTerms terms;
  private final Actor.Vendor vendor;
  private final InstantSource clock;

  OrderReading(Names names, NamedTerms terms, Actor.Vendor vendor, InstantSource clock) {
    this.names = names;
    this.terms = terms;
    this.vendor = vendor;
    this.clock = clock;
  }

  ReadOrder read(OrderFile.Group group) {
    List<RowProblem> problems = new ArrayList<>();
    Cells first = new Cells(group.first(), problems);
    if (group.tooMany()) {
      first.wrong(Column.ORDER, "has more than " + OrderFile.MOST_ROWS + " rows");
      return ReadOrder.wrong(group, problems);
    }
    Optional<OrderId> id = first.all(Column.ORDER, Names::order);
    Optional<ProductId> product = first.all(Column.PRODUCT, ProductId::new);
    Buyers buyers = buyers(first);
    Optional<Terms> sold = terms(group.first(), first);
    Standing standing = first.some(Column.ORDER_STANDING, Cells::standing).orElse(Standing.GOOD);
    Map<SerialNumber, Standing> standings = new HashMap<>();
    List<SerialNumber> serials =
        id.map(order -> serials(group, order, standings, problems)).orElse(List.of());
    if (!problems.isEmpty()) {
      return ReadOrder.wrong(group, problems);
    }
    IssueOrder command =
        new IssueOrder(
            new Origin(new CommandId(UUID.randomUUID()), clock.instant(), vendor),
            id.orElseThrow(),
            product.orElseThrow(),
            sold.orElseThrow(),
            new TreeSet<>(serials),
            buyers);
    return new ReadOrder(group, Optional.of(command), serials, standing, standings, List.of());
  }

  private Optional<Terms> terms(Row row, Cells cells) {
    int before = cells.problems();
    NamedTerms.Particulars particulars =
        new NamedTerms.Particulars(
            cells.some(Column.MACHINE_LIMIT, Cells::number),
            cells.some(Column.VALID_UNTIL, Cells::instant),
            cells.some(Column.UPDATES_UNTIL, Cells::instant),
            row.features());
    return cells.problems() > before
        ? Optional.empty()
        : cells.all(Column.TERMS, text -> terms.of(text, particulars));
  }

  private static Buyers buyers(Cells cells) {
    return new Buyers(
        cells.some(Column.CUSTOMER, Email::new),
        cells.some(Column.PURCHASER, Email::new),
        cells.some(Column.MANAGERS, OrderReading::managers).orElse(new TreeSet<>()));
  }

  private static SortedSet<Email> managers(String text) {
    TreeSet<Email> managers = new TreeSet<>();
    for (String one : text.split("\\s+", -1)) {
      managers.add(new Email(one));
    }
    if (managers.size() > MOST_MANAGERS) {
      throw new IllegalArgumentException("names more than " + MOST_MANAGERS);
    }
    return Collections.unmodifiableSortedSet(managers);
  }

  private List<SerialNumber> serials(
      OrderFile.Group group,
      OrderId order,
      Map<SerialNumber, Standing> standings,
      List<RowProblem> problems) {
    Map<SerialNumber, Row> seen = new HashMap<>();
    List<SerialNumber> serials = new ArrayList<>();
    for (Row row : group.rows()) {
      Cells cells = new Cells(row, problems);
      cells.shape();
      sameAsFirst(group.first(), row, cells);
      int place = serials.size();
      Optional<SerialNumber> serial =
          row.cell(Column.SERIAL).isEmpty()
              ? Optional.of(names.serial(order, place))
              : cells.all(Column.SERIAL, OrderReading::serial);
      serial.ifPresent(
          number -> {
            Row earlier = seen.putIfAbsent(number, row);
            if (earlier != null) {
              cells.wrong(Column.SERIAL, "stands in line " + earlier.line() + " already");
            }
            cells
                .some(Column.SERIAL_STANDING, Cells::standing)
                .filter(standing -> standing != Standing.GOOD)
                .ifPresent(standing -> standings.put(number, standing));
          });
      serials.add(serial.orElseGet(() -> names.serial(order, place)));
    }
    return serials;
  }

  private static void sameAsFirst(Row first, Row row, Cells cells) {
    for (Column column : Column.OF_THE_ORDER) {
      if (!row.cell(column).isEmpty() && !row.cell(column).equals(first.cell(column))) {
        cells.wrong(column, "is not what line " + first.line() + " says of the same order");
      }
    }
    if (!row.features().isEmpty() && !row.features().equals(first.features())) {
      cells.wrong(Column.TERMS, "has other features than line " + first.line());
    }
  }

  private static SerialNumber serial(String typed) {
    SerialReading reading = SerialNumber.read(typed);
    if (reading instanceof SerialReading.Mistyped mistyped) {
      throw new IllegalArgumentException(
          switch (mistyped.typo()) {
            case EMPTY -> "is missing";
            case FOREIGN_CHARACTER -> "has a character that no serial has";
            case TOO_SHORT -> "is too short for a serial";
            case TOO_LONG -> "is too long for a serial";
            case CHECK_FAILED -> "is mistyped: its check characters do not fit";
          });
    }
    return ((SerialReading.Valid) reading).serial();
  }
}
