package dev.licensing.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredTest {

  @Test
  void whatMayBeAbsentIsWhatTheWireDeclaresNullable() {
    assertThat(Required.OPTIONAL).isEqualTo(nullableMembers());
  }

  private static Set<String> nullableMembers() {
    // Answers show terms in the records by which they are sent.
    Stream<Class<?>> terms =
        Stream.of(
            Requests.TermsBody.class,
            Requests.SeatsBody.class,
            Requests.ValidityBody.class,
            Requests.OfflineBody.class,
            Requests.HostTermsBody.class);
    Stream<Class<?>> bodies =
        Stream.of(
                Stream.of(Problem.class),
                Stream.of(Problem.class.getDeclaredClasses()),
                Stream.of(Replies.class.getDeclaredClasses()),
                Stream.of(OrderReplies.class.getDeclaredClasses()),
                Stream.of(VendorReplies.class.getDeclaredClasses()),
                terms)
            .flatMap(types -> types);
    return bodies
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(RequiredTest::isNullable)
        .map(c -> c.getDeclaringRecord().getSimpleName() + "." + c.getName())
        .collect(Collectors.toSet());
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
