package dev.licensing.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTest {

  private final Seal seal = new Seal(new byte[32]);

  @Test
  void whatIsClosedIsOpenedAgainAndCannotBeReadBefore() {
    String closed = seal.close("serial", "7ZQ4M-0X2HT");

    assertThat(closed).matches("[A-Za-z0-9_-]+").doesNotContain("7ZQ4M");
    assertThat(seal.open("serial", closed)).contains("7ZQ4M-0X2HT");
  }

  @Test
  void theSameTextHasTheSameAddressAndAnotherTextAnother() {
    assertThat(seal.close("serial", "one")).isEqualTo(seal.close("serial", "one"));
    assertThat(seal.close("serial", "one")).isNotEqualTo(seal.close("serial", "two"));
  }

  @Test
  void oneLabelDoesNotOpenWhatAnotherClosed() {
    assertThat(seal.open("staff", seal.close("serial", "one"))).isEmpty();
  }

  @Test
  void anotherServersSealOpensNothing() {
    byte[] other = new byte[32];
    other[31] = 1;

    assertThat(new Seal(other).open("serial", seal.close("serial", "one"))).isEmpty();
  }

  @Test
  void nothingThatWasTouchedIsOpened() {
    byte[] closed = Base64.getUrlDecoder().decode(seal.close("serial", "one"));
    for (int i = 0; i < closed.length; i++) {
      byte[] touched = closed.clone();
      touched[i] ^= 1;
      assertThat(seal.open("serial", Base64.getUrlEncoder().encodeToString(touched))).isEmpty();
    }
    assertThat(seal.open("serial", "")).isEmpty();
    assertThat(seal.open("serial", "%%%")).isEmpty();
    for (int length = 0; length < closed.length; length++) {
      assertThat(seal.open("serial", "A".repeat(length))).isEmpty();
    }
  }
}
