package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is guessed first is no password; everything else is, whatever it is made of. */
class EasyPasswordsTest {

  private final EasyPasswords easy =
      EasyPasswords.of(
          Options.parse(
              List.of(
                  "--address", "https://licenses.acme.example",
                  "--smtp", "smtps://mail.example",
                  "--mail-from", "shop@acmetools.example"),
              Map.of()));

  @Test
  void whatManyChooseIsEasy() {
    assertThat(List.of("password1", "12345678", "qwertyuiop", "SunShine1", "trustno1"))
        .allMatch(easy);
  }

  @Test
  void whatSaysNothingButWhatThisIsAboutIsEasy() {
    assertThat(EasyPasswords.WORDS).allMatch(word -> easy.test("_" + word + "!" + word + "2026"));
    assertThat(List.of("MyLicenses!", "acme-2026", "AcmeTools1", "license server", "acmelicense"))
        .allMatch(easy);
  }

  @Test
  void anythingElseMayBeOneWhateverItIsMadeOf() {
    assertThat(
            List.of(
                "correct horse battery staple",
                "my license for bob",
                "license-83746291045",
                "8374629104583",
                "!!??!!??$$%%",
                "пароль очень длинный",
                "acme".repeat(63) + "xyz!"))
        .noneMatch(easy);
  }
}
