package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.Hosts;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command is kept as JSON and read back as it was given (rule 14.4). */
class CommandJsonTest {

  private static final UUID ID = UUID.fromString("b8a8d7a0-0000-4000-8000-00000000000f");
  private static final Instant FINE = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final Email EMAIL = new Email("o'brien+\"x\"@shop.example");
  private static final SerialNumber SERIAL = SerialNumber.fromRandom(new byte[15]);
  private static final Terms TERMS =
      Terms.trial(Duration.ofDays(14).plusNanos(1))
          .withSeats(
              SeatTerms.floating(3, Duration.ofMinutes(5))
                  .withEnvironments(Map.of(Environment.CONTAINER, Allowance.NO_SEAT)))
          .withValidity(new Validity(Optional.of(FINE), Optional.of(FINE.plusNanos(1))))
          .withHosts(HostTerms.hosts(2, 1))
          .withFeatures(Map.of("edition", "\"pro\" 'ü' \\ {?}", "empty", ""));

  private static final Map<Type, Object> SAMPLES = samples();

  private static Map<Type, Object> samples() {
    Map<Type, Object> samples = new HashMap<>();
    samples.put(boolean.class, true);
    samples.put(String.class, "words, with 'ü' and \\ and \"");
    samples.put(Instant.class, FINE);
    samples.put(AccountId.class, new AccountId(ID));
    samples.put(ActivationId.class, new ActivationId(ID));
    samples.put(OrderId.class, new OrderId(ID));
    samples.put(RequestId.class, new RequestId(ID));
    samples.put(RuntimeKeyId.class, new RuntimeKeyId(ID));
    samples.put(ApplicationId.class, new ApplicationId("com.example.shop"));
    samples.put(ProductId.class, Shop.PRODUCT);
    samples.put(Email.class, EMAIL);
    samples.put(SerialNumber.class, SERIAL);
    samples.put(HostName.class, HostName.of("*.müller.example"));
    samples.put(ReportHash.class, ReportHash.of("report"));
    samples.put(Standing.class, Standing.REVOKED);
    samples.put(HostClass.class, HostClass.TEST);
    samples.put(Terms.class, TERMS);
    samples.put(Machine.class, Shop.machine("laptop"));
    samples.put(Reservation.class, new Reservation(EMAIL, Optional.of(FINE)));
    samples.put(Account.class, Account.registered(new AccountId(ID), EMAIL, "Zoë"));
    samples.put(
        Buyers.class,
        new Buyers(
            Optional.of(EMAIL),
            Optional.of(new Email("buyer@shop.example")),
            new TreeSet<>(List.of(EMAIL, new Email("manager@shop.example")))));
    return samples;
  }

  static Stream<Command> everyCommand() throws ReflectiveOperationException {
    Stream.Builder<Command> commands = Stream.builder();
    List<Actor> actors =
        List.of(
            new Actor.Person(new AccountId(ID), FINE),
            new Actor.Installation(new ActivationId(ID)),
            new Actor.Vendor("sales"),
            new Actor.Visitor());
    for (Class<?> type : Command.class.getPermittedSubclasses()) {
      for (Actor actor : actors) {
        Origin origin = new Origin(new CommandId(ID), FINE, actor);
        commands.add(made(type, origin, true)).add(made(type, origin, false));
      }
    }
    return commands.build();
  }

  private static Command made(Class<?> type, Origin origin, boolean filled)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Stream.of(components).map(c -> value(c.getGenericType(), origin, filled)).toArray();
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    return (Command) constructor.newInstance(values);
  }

  private static Object value(Type type, Origin origin, boolean filled) {
    if (type == Origin.class) {
      return origin;
    }
    if (type instanceof ParameterizedType parameterized) {
      Object one = value(parameterized.getActualTypeArguments()[0], origin, filled);
      return parameterized.getRawType() == SortedSet.class
          ? new TreeSet<>(List.of(one))
          : filled ? Optional.of(one) : Optional.empty();
    }
    Object sample = SAMPLES.get(type);
    assertThat(sample).as("a sample of " + type).isNotNull();
    return sample;
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  @Tag("rule-14.4")
  void aCommandIsReadBackEqual(Command command) {
    JsonNode json = Json.parse(RecordEntries.json(command));

    assertThat(Json.read(json, Command.class)).isEqualTo(command);
    assertThat(json.get("type").textValue()).isEqualTo(command.getClass().getSimpleName());
  }

  /** What is looked at in the database must be where it is looked for. */
  @Test
  void idsAddressesAndInstantsArePlainTexts() {
    Account account = Account.registered(new AccountId(ID), EMAIL, "Zoë");
    JsonNode json =
        Json.parse(
            RecordEntries.json(new RegisterAccount(Shop.by(new Actor.Visitor()), account, "")));

    assertThat(json.at("/account/email").textValue()).isEqualTo(EMAIL.value());
    assertThat(json.at("/account/id").textValue()).isEqualTo(ID.toString());
    assertThat(json.at("/origin/at").textValue()).isEqualTo(Shop.NOON.toString());
    assertThat(json.at("/origin/by/type").textValue()).isEqualTo("Visitor");
  }

  @Test
  void termsAndHostsAreReadBackEqual() {
    Hosts hosts =
        Hosts.none()
            .with(HostClass.TEST, List.of(HostName.of("*.shop.example")))
            .withKeyUntil(HostClass.PRODUCTION, FINE);

    assertThat(Json.read(Json.parse(Json.written(hosts, Hosts.class)), Hosts.class))
        .isEqualTo(hosts);
    assertThat(Json.read(Json.parse(Json.written(TERMS, Terms.class)), Terms.class))
        .isEqualTo(TERMS);
    assertThat(Json.read(Json.parse("{\"production\":[],\"test\":[]}"), Hosts.class))
        .isEqualTo(Hosts.none());
  }
}
