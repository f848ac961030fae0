package dev.licensing.client.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.identity.ComponentKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rule-13.2")
class PlaceholdersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "To be filled by O.E.M.",
        "To Be Filled By O.E.M.\n",
        "Not Specified",
        "Default string",
        "None",
        " none ",
        "0123456789",
        "123456789",
        "12345678",
        "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "ffffffffffffffffffffffffffffffff",
        "0",
        "",
        " \t\n",
        "............",
        "XXXXXXXXXXXX",
        "System Serial Number",
        "Base Board Serial Number",
        "unknown",
        "uninitialized",
        "N/A",
        "03000200-0400-0500-0006-000700080009",
        "QM00001",
        "\u0000\u0000\u0000\u0000\u0000",
        ";;;;"
      })
  void whatManyMachinesShareIsUnknown(String read) {
    assertThat(Placeholders.meaningful(ComponentKind.BOARD_SERIAL, read)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/7XK2MH3/CNWS2008A3001R/",
        "S4EWNX0R123456",
        "PF2ABCDE",
        "4c4c4544-0037-5810-8052-b4c04f4d4833",
        "VB1a2b3c4d-5e6f7a8b"
      })
  void whatOneMachineHasIsKept(String read) {
    assertThat(Placeholders.meaningful(ComponentKind.BOARD_SERIAL, read)).contains(read);
  }

  @Test
  void idsAreTheSameInEitherCaseAndWithALineEnd() {
    assertThat(
            Placeholders.meaningful(
                ComponentKind.SYSTEM_UUID, "4C4C4544-0037-5810-8052-B4C04F4D4833\n"))
        .contains("4c4c4544-0037-5810-8052-b4c04f4d4833");
  }

  @Test
  void anEndlessTextIsNoSerial() {
    assertThat(Placeholders.meaningful(ComponentKind.DISK_SERIAL, "AB".repeat(1000))).isEmpty();
  }
}
