package dev.licensing.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every answer tells a browser; that each does is tested with the server. */
class GuardTest {

  @Test
  void browsersComeByTlsOnlyWhereItIsSpoken() {
    assertThat(Guard.headers(true))
        .containsEntry("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    assertThat(Guard.headers(false)).doesNotContainKey("Strict-Transport-Security");
  }
}
