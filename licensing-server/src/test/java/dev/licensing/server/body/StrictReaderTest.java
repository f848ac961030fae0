package dev.licensing.server.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrictReaderTest {

  private static final List<Class<?>> BODIES =
      Stream.of(Requests.class, OrderRequests.class, VendorRequests.class)
          .<Class<?>>flatMap(bodies -> Stream.of(bodies.getDeclaredClasses()))
          .toList();

  /** The reader has a list of its own, because the annotation need not be there at run time. */
  @Test
  void nullIsAValueWhereTheRecordsOfTheProtocolSaySo() {
    Set<String> nullable = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (Class<?> body : BODIES) {
      assertThat(names.add(body.getSimpleName())).as("one record of each name").isTrue();
      for (RecordComponent member : body.getRecordComponents()) {
        if (member.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          nullable.add(body.getSimpleName() + '.' + member.getName());
        }
      }
    }

    assertThat(StrictReader.NULLABLE).isEqualTo(nullable);
  }

  @Test
  void whatMayBeNullMustBeThereAllTheSame() {
    String body = "{\"validUntil\":null,\"updatesUntil\":null}";

    assertThat(read(body, Requests.ValidityBody.class))
        .isEqualTo(new Requests.ValidityBody(null, null));

    for (String wrong : new String[] {"{}", "{\"validUntil\":null}", "null"}) {
      assertThatThrownBy(() -> read(wrong, Requests.ValidityBody.class))
          .isInstanceOf(ProblemException.class);
    }
    assertThatThrownBy(() -> read("{\"serials\":null}", Requests.Claim.class))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("{\"serials\":[null]}", Requests.Claim.class))
        .isInstanceOf(ProblemException.class);
  }

  private static <T> T read(String body, Class<T> type) {
    return new StrictReader().read(body.getBytes(StandardCharsets.UTF_8), type);
  }
}
