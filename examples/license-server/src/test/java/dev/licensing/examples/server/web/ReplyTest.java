package dev.licensing.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a browser is told about a file. */
class ReplyTest {

  @Test
  void aFileHasAPlainName() {
    assertThat(new Reply.Download("acme-2026.lic", "text/plain", "x").name())
        .isEqualTo("acme-2026.lic");
    for (String name : List.of("", "a\"b", "a\r\nX: y", "../a", "a b", "ü.lic", "a".repeat(101))) {
      assertThatThrownBy(() -> new Reply.Download(name, "text/plain", "x"))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
