package dev.licensing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources say of the records of the protocol, so that it is said once. */
final class Javadoc {

  private static final Path SOURCES =
      Path.of("..", "licensing-core", "src", "main", "java", "dev", "licensing", "core", "wire");
  private static final Pattern RECORD =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record (\\w+)\\(", Pattern.DOTALL);

  private final Map<String, String> comments = new HashMap<>();

  Javadoc() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Matcher found = RECORD.matcher(Files.readString(file));
        while (found.find()) {
          comments.put(found.group(2), plain(found.group(1)));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Of a record: what stands before the first tag. */
  String of(Class<?> type) {
    return comments.getOrDefault(type.getSimpleName(), "").split("@param", 2)[0].strip();
  }

  /** Of one of its members, if there is something to say. */
  Optional<String> of(Class<?> type, String member) {
    String[] tags = comments.getOrDefault(type.getSimpleName(), "").split("@param ");
    return Stream.of(tags)
        .skip(1)
        .map(String::strip)
        .filter(tag -> tag.startsWith(member + ' '))
        .map(tag -> tag.substring(member.length()).strip())
        .findFirst();
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("(?m)^\\s*\\* ?", " ")
        .replaceAll("\\{@code\\s+([^}]*)}", "$1")
        .replaceAll("\\{@link\\s+([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
