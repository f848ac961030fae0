package dev.licensing.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 9.4: one name, however it is written. */
class HostNameTest {

  @Test
  @Tag("rule-9.4")
  void casePortTrailingDotAndInternationalNamesAreNormalised() {
    for (String written :
        List.of(
            "example.com",
            "EXAMPLE.com",
            "example.com:8443",
            "example.com.",
            " Example.COM.:80 ")) {
      assertThat(HostName.of(written).value()).as(written).isEqualTo("example.com");
    }
    assertThat(HostName.of("B\u00fccher.example").value()).isEqualTo("xn--bcher-kva.example");
    assertThat(HostName.of("\u4f8b\u3048\u3002\u30c6\u30b9\u30c8").value())
        .as("an ideographic full stop separates too")
        .isEqualTo("xn--r8jz45g.xn--zckzah");
    assertThat(HostName.of("*.B\u00fccher.example").value()).isEqualTo("*.xn--bcher-kva.example");
    assertThat(HostName.of("10.0.0.1").value()).isEqualTo("10.0.0.1");
    assertThat(HostName.of("intranet").value()).isEqualTo("intranet");
  }

  @Test
  @Tag("rule-9.4")
  void whatCannotBeAHostIsRefused() {
    for (String wrong :
        List.of(
            "",
            " ",
            ".",
            "*.",
            "*",
            ":80",
            "a..b",
            ".example.com",
            "a b.com",
            "ex_ample.com",
            "https://example.com",
            "a.*.com",
            "**.example.com",
            "-a.com",
            "a/b",
            "x".repeat(64) + ".com",
            ("a".repeat(60) + ".").repeat(5) + "com")) {
      assertThatThrownBy(() -> HostName.of(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new HostName("Example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("rule-9.1")
  void aWildcardStandsForExactlyOneLabelMore() {
    HostName wildcard = HostName.of("*.example.com");

    assertThat(wildcard.covers(HostName.of("shop.example.com"))).isTrue();
    assertThat(wildcard.covers(HostName.of("example.com"))).isFalse();
    assertThat(wildcard.covers(HostName.of("a.shop.example.com"))).isFalse();
    assertThat(wildcard.covers(HostName.of("shopexample.com"))).isFalse();
    assertThat(wildcard.covers(wildcard)).isFalse();
    assertThat(HostName.of("a.com").covers(HostName.of("A.com."))).isTrue();
    assertThat(HostName.of("a.com").covers(HostName.of("b.a.com"))).isFalse();
  }

  @Test
  @Tag("rule-9.2")
  void thisVeryMachineIsRecognisedHoweverItIsWritten() {
    for (String local :
        List.of(
            "localhost",
            "LOCALHOST:8080",
            "app.localhost",
            "127.0.0.1",
            "127.8.9.1:80",
            "::1",
            "[::1]",
            "[::1]:8080")) {
      assertThat(HostName.isLocal(local)).as(local).isTrue();
    }
    for (String remote :
        List.of("localhost.example.com", "notlocalhost", "128.0.0.1", "127.example.com", "::2")) {
      assertThat(HostName.isLocal(remote)).as(remote).isFalse();
    }
  }
}
