package dev.licensing.benchmarks.server;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Report;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.postgres.BulkOrders;
import dev.licensing.server.postgres.PostgresLicenseStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Customers with an order each, of ten serials, and what they do with them. */
final class Town {

  static final int SERIALS_EACH = 10;

  /** Seats of a serial: so many that none is refused. */
  private static final int SEATS = 1_000;

  private static final String NONCE = "bm9uY2Vub25jZW5vbmNl";
  private static final int AT_ONCE = 200;

  /** A customer, and the serials they own. */
  record Customer(
      AccountId account, Email email, OrderId order, List<SerialNumber> serials, String token) {}

  /** An activation that lives, and whose it is. */
  record Seat(ActivationId activation, AccountId account, Machine machine, String license) {}

  private final List<Customer> customers = new ArrayList<>();
  private final LicenseEngine engine = new LicenseEngine();
  private final PostgresLicenseStore store;

  private Town(PostgresLicenseStore store) {
    this.store = store;
  }

  static Town of(int customers, DataSource database) {
    Town town = new Town(new PostgresLicenseStore(database));
    town.grow(customers, database);
    return town;
  }

  /** So many more customers come, who are the last in the list. */
  void grow(int more, DataSource database) {
    BulkOrders bulk = new BulkOrders(database, engine);
    int all = customers.size() + more;
    while (customers.size() < all) {
      List<IssueOrder> orders = new ArrayList<>();
      while (customers.size() < all && orders.size() < AT_ONCE) {
        orders.add(settle(new Email("person" + customers.size() + "@town.example")));
      }
      bulk.issue(orders);
    }
  }

  private IssueOrder settle(Email email) {
    AccountId id = new AccountId(UUID.randomUUID());
    must(
        decide(
            new RegisterAccount(
                origin(new Actor.Visitor()), Account.registered(id, email, "Person"), "none")));
    TreeSet<SerialNumber> serials = new TreeSet<>();
    while (serials.size() < SERIALS_EACH) {
      serials.add(serial(ThreadLocalRandom.current()));
    }
    OrderId order = new OrderId(UUID.randomUUID());
    String token = UUID.randomUUID().toString();
    customers.add(new Customer(id, email, order, List.copyOf(serials), token));
    return issue(order, email, SEATS, serials);
  }

  private static IssueOrder issue(
      OrderId order, Email customer, int seats, SortedSet<SerialNumber> serials) {
    return new IssueOrder(
        origin(new Actor.Vendor("town")),
        order,
        new ProductId("acme-studio"),
        Terms.perDeveloper(seats),
        serials,
        Buyers.customer(customer));
  }

  /** Another serial of theirs, with so many seats. */
  SerialNumber serial(Customer customer, int seats) {
    TreeSet<SerialNumber> one = new TreeSet<>(List.of(serial(ThreadLocalRandom.current())));
    OrderId order = new OrderId(UUID.randomUUID());
    decide(issue(order, customer.email(), seats, one));
    return one.first();
  }

  /** Everybody, past the slow hash of passwords: their sessions are written as the server would. */
  void signIn(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement session =
            connection.prepareStatement(
                "insert into session values (?, ?, now(), now() + interval '1 day')")) {
      for (Customer customer : customers) {
        session.setString(1, Secrets.sha256(customer.token()));
        session.setObject(2, customer.account().value());
        session.addBatch();
      }
      session.executeBatch();
    }
  }

  Customer anyone() {
    return customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
  }

  static SerialNumber serial(Random random) {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes);
  }

  List<Customer> customers() {
    return customers;
  }

  PostgresLicenseStore store() {
    return store;
  }

  /** Somebody uses one of their serials on another machine. */
  Seat activate() {
    Customer customer = anyone();
    return activate(
        customer, customer.serials().get(ThreadLocalRandom.current().nextInt(SERIALS_EACH)));
  }

  Seat activate(Customer customer, SerialNumber serial) {
    Seat seat = new Seat(new ActivationId(UUID.randomUUID()), customer.account(), machine(), "");
    must(decide(activation(seat, serial)));
    return seat;
  }

  /** Whether they get a seat. */
  boolean tries(Customer customer, SerialNumber serial) {
    Seat seat = new Seat(new ActivationId(UUID.randomUUID()), customer.account(), machine(), "");
    return decide(activation(seat, serial)) instanceof Decision.Permitted;
  }

  private static Activate activation(Seat seat, SerialNumber serial) {
    return new Activate(
        origin(person(seat.account())),
        serial,
        seat.machine(),
        seat.activation(),
        Optional.empty(),
        NONCE);
  }

  /** Its machine asks for another license file. */
  void refresh(Seat seat) {
    must(
        decide(
            new Refresh(
                origin(person(seat.account())),
                seat.activation(),
                seat.machine(),
                Optional.empty(),
                NONCE)));
  }

  /** What stands in the way of deleting their account. */
  Report previewDeletion(Customer customer) {
    Decision decision =
        ask(new DeleteAccount(origin(person(customer.account())), Optional.empty()));
    return decision.report().orElseThrow(() -> new IllegalStateException(decision.toString()));
  }

  /** Nothing does; they look at it, and their account is deleted. */
  void delete(Customer customer) {
    Report report = previewDeletion(customer);
    must(decide(new DeleteAccount(origin(person(customer.account())), Optional.of(report.hash()))));
  }

  void viewOrder(Customer customer) {
    must(
        ask(new ViewOrder(origin(person(customer.account())), customer.order(), Optional.empty())));
  }

  private Decision ask(Command command) {
    return engine.decide(store.read(engine.factsFor(command)), command);
  }

  /** The reply is about as long as a real one. */
  private Decision decide(Command command) {
    Execution execution =
        store.execute(
            engine,
            new Submission(
                command, Optional.empty(), decision -> new StoredReply(200, "x".repeat(1_200))));
    return ((Execution.Decided) execution).decision();
  }

  private static void must(Decision decision) {
    if (decision instanceof Decision.Refused) {
      throw new IllegalStateException(decision.toString());
    }
  }

  private static Actor person(AccountId account) {
    return new Actor.Person(account, Instant.now());
  }

  static Origin origin(Actor by) {
    return new Origin(new CommandId(UUID.randomUUID()), Instant.now(), by);
  }

  /** One that nobody has. */
  static Machine machine() {
    SortedMap<ComponentKind, ComponentHash> components = new TreeMap<>();
    for (ComponentKind kind :
        List.of(ComponentKind.MACHINE_ID, ComponentKind.SYSTEM_UUID, ComponentKind.BOARD_SERIAL)) {
      byte[] hash = new byte[32];
      ThreadLocalRandom.current().nextBytes(hash);
      components.put(
          kind, new ComponentHash(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));
    }
    return new Machine("a machine", new MachineIdentity(components), Environment.BARE_METAL);
  }
}
