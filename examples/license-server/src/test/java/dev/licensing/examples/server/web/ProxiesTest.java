package dev.licensing.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {

  @Test
  void withoutAProxyNobodysWordIsTaken() {
    assertThat(new Proxies(0).client(List.of("1.1.1.1"), "9.9.9.9")).isEqualTo("9.9.9.9");
  }

  @Test
  void aProxySaysWhoAskedItAndWhatStoodBeforeIsNotBelieved() {
    assertThat(new Proxies(1).client(List.of("1.1.1.1, 2.2.2.2"), "9.9.9.9")).isEqualTo("2.2.2.2");
    assertThat(new Proxies(1).client(List.of("1.1.1.1", "2.2.2.2"), "9.9.9.9"))
        .isEqualTo("2.2.2.2");
  }

  @Test
  void twoProxiesEachAddWhoAskedThem() {
    assertThat(new Proxies(2).client(List.of("1.1.1.1, 2.2.2.2, 8.8.8.8"), "9.9.9.9"))
        .isEqualTo("2.2.2.2");
  }

  @Test
  void whoGoesAroundTheProxyIsCountedAsThemself() {
    assertThat(new Proxies(1).client(List.of(), "9.9.9.9")).isEqualTo("9.9.9.9");
  }
}
