package dev.licensing.server.postgres;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.SerialNumber;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;

/**
 * How the words of the model look as JSON: what has a text is that text, and what is one of several
 * says which in its member {@code type}. All else are records, member for member.
 */
final class ModelModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  ModelModule() {
    super("licensing-model");
    text(AccountId.class, AccountId::of);
    text(ActivationId.class, ActivationId::of);
    text(OrderId.class, OrderId::of);
    text(RequestId.class, RequestId::of);
    text(RuntimeKeyId.class, RuntimeKeyId::of);
    text(CommandId.class, id -> new CommandId(UUID.fromString(id)));
    text(Email.class, Email::new);
    text(SerialNumber.class, SerialNumber::new);
    text(ProductId.class, ProductId::new);
    text(ApplicationId.class, ApplicationId::new);
    text(HostName.class, HostName::new);
    text(ReportHash.class, ReportHash::new);
    text(ComponentHash.class, ComponentHash::new);
    oneOfSeveral(Command.class);
    oneOfSeveral(Actor.class);
  }

  private <T> void text(Class<T> type, Function<String, T> reading) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new Reading<>(type, reading));
  }

  private void oneOfSeveral(Class<?> family) {
    setMixInAnnotation(family, Typed.class);
    for (Class<?> member : family.getPermittedSubclasses()) {
      registerSubtypes(new NamedType(member, member.getSimpleName()));
    }
  }

  /** Its simple name says what it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static final class Reading<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Function<String, T> reading;

    Reading(Class<T> type, Function<String, T> reading) {
      super(type);
      this.reading = reading;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return reading.apply(parser.getText());
    }
  }
}
