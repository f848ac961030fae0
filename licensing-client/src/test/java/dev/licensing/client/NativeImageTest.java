package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.client.answer.Sentences;
import dev.licensing.client.protocol.Exchange;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What an image that is compiled ahead of time must be told: which classes Jackson looks into, and
 * which files are read. {@code -Dnative.write=true} writes it anew.
 */
class NativeImageTest {

  private static final Path FOLDER =
      Path.of("src/main/resources/META-INF/native-image/dev.licensing/licensing-client");

  private static Stream<Class<?>> bodies() {
    return Stream.of(
            Exchange.class,
            OrderReplies.class,
            OrderRequests.class,
            Problem.class,
            Replies.class,
            Requests.class,
            VendorReplies.class,
            VendorRequests.class)
        .flatMap(holder -> Stream.concat(Stream.of(holder), nested(holder)))
        .filter(Class::isRecord);
  }

  private static Stream<Class<?>> nested(Class<?> holder) {
    return Stream.of(holder.getDeclaredClasses())
        .flatMap(inner -> Stream.concat(Stream.of(inner), nested(inner)));
  }

  private static String reflection() throws IOException {
    List<Map<String, Object>> types =
        bodies()
            .map(Class::getName)
            .sorted()
            .<Map<String, Object>>map(
                name ->
                    new TreeMap<>(
                        Map.of(
                            "name",
                            name,
                            "allDeclaredConstructors",
                            true,
                            "allDeclaredFields",
                            true,
                            "allDeclaredMethods",
                            true)))
            .toList();
    return text(types);
  }

  private static String resources() throws IOException {
    Map<String, String> sentences =
        Map.of("pattern", "\\Qdev/licensing/client/answer/sentences\\E.*\\.properties");
    return text(Map.of("resources", Map.of("includes", List.of(sentences))));
  }

  private static String text(Object content) throws IOException {
    return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
  }

  @Test
  void theRecordsOfTheProtocolAreNamed() throws IOException {
    assertThat(bodies()).hasSizeGreaterThan(60);
    assertSame("reflect-config.json", reflection());
  }

  @Test
  void theSentencesAreNamed() throws IOException {
    assertSame("resource-config.json", resources());
    try (InputStream english = Sentences.class.getResourceAsStream("sentences.properties")) {
      assertThat(english).isNotNull();
    }
  }

  private static void assertSame(String file, String expected) throws IOException {
    if (Boolean.getBoolean("native.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file), expected, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(FOLDER.resolve(file))).isEqualTo(expected);
  }
}
