package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.Email;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.access.ProofMail.Kind;
import dev.licensing.server.access.ProofMail.Letter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes true only with a token from a mail. */
class ProofProtocolTest {

  private static final String ADA = "ada@town.example";
  private static final String PASSWORD = "secret of ada";

  private final Deque<Letter> mailbox = new ArrayDeque<>();
  private Town town;

  @BeforeEach
  void aTownWithAPostOffice() throws Exception {
    town = new Town(settings -> settings.withMail(mailbox::add));
  }

  @Test
  void anAccountIsThereOnceItsAddressIsProvedAndNotBefore() {
    Reply asked = register(ADA, "Ada", PASSWORD).is(202);
    signIn(ADA, PASSWORD).is(401);

    Letter letter = mailbox.remove();
    assertThat(letter.kind()).isEqualTo(Kind.REGISTRATION);
    assertThat(letter.to().value()).isEqualTo(ADA);
    assertThat(asked.text("until")).isEqualTo(letter.until().toString());
    Reply made = confirm("/v1/registrations", token(letter)).is(201);

    assertThat(signIn(ADA, PASSWORD).is(201).text("account")).isEqualTo(made.text("account"));
    assertThat(confirm("/v1/registrations", token(letter)).is(201).text("account"))
        .as("shown again, after a lost answer")
        .isEqualTo(made.text("account"));
  }

  @Test
  void whetherAnAddressHasAnAccountIsToldToItsMailboxAlone() {
    ada();
    Reply known = register(ADA, "Mallory", "secret of mallory").is(202);
    Reply unknown = register("new@town.example", "New", "secret of new").is(202);

    assertThat(known.json()).isEqualTo(unknown.json());
    assertThat(mailbox.remove())
        .isEqualTo(
            new Letter(
                Kind.ALREADY_REGISTERED,
                new Email(ADA),
                Optional.empty(),
                town.now().plus(Duration.ofDays(1))));
    signIn(ADA, "secret of mallory").is(401);
    signIn(ADA, PASSWORD).is(201);
  }

  @Test
  void twoWhoAskForTheSameAddressAreOneAccountOfTheFirstThatProvesIt() {
    register(ADA, "Ada", PASSWORD).is(202);
    register(ADA, "Mallory", "secret of mallory").is(202);
    Letter first = mailbox.remove();

    confirm("/v1/registrations", token(first)).is(201);

    assertThat(confirm("/v1/registrations", token(mailbox.remove())).is(409).code())
        .isEqualTo("EMAIL_TAKEN");
  }

  @Test
  @Tag("rule-11.1")
  void aProofServesUntilItsEndAndNotAtIt() {
    register(ADA, "Ada", PASSWORD).is(202);
    register("eve@town.example", "Eve", "secret of eve").is(202);
    town.wait(Duration.ofDays(1).minusMillis(1));
    confirm("/v1/registrations", token(mailbox.remove())).is(201);
    town.wait(Duration.ofMillis(1));
    assertThat(confirm("/v1/registrations", token(mailbox.remove())).is(404).code())
        .isEqualTo("PROOF_NOT_RECOGNISED");
  }

  @Test
  void aTokenServesForWhatItWasSentAndNothingElse() {
    ada();
    town.visitor().post("/v1/password-resets", new Requests.ResetPassword(ADA)).is(202);
    String reset = token(mailbox.remove());

    confirm("/v1/registrations", reset).is(404);
    confirm("/v1/email-changes", reset).is(404);
    confirm("/v1/registrations", "nobody-was-sent-this").is(404);
    newPassword(reset, "a new secret").is(204);
  }

  @Test
  void aForgottenPasswordIsReplacedOnceAndEndsAllSessions() {
    Caller ada = ada();
    Reply known = town.visitor().post("/v1/password-resets", new Requests.ResetPassword(ADA));
    Reply unknown =
        town.visitor().post("/v1/password-resets", new Requests.ResetPassword("no@town.example"));

    assertThat(known.is(202).json()).isEqualTo(unknown.is(202).json());
    Letter letter = mailbox.remove();
    assertThat(letter.kind()).isEqualTo(Kind.PASSWORD_RESET);
    assertThat(mailbox).as("nothing is sent to who has no account").isEmpty();
    assertThat(newPassword(token(letter), "short").is(400).code()).isEqualTo("MALFORMED_REQUEST");
    newPassword(token(letter), "a new secret").is(204);

    assertThat(mailbox.remove()).satisfies(ProofProtocolTest::tellsThatThePasswordWasChanged);
    ada.get("/v1/serials").is(401);
    signIn(ADA, PASSWORD).is(401);
    signIn(ADA, "a new secret").is(201);
    newPassword(token(letter), "another secret").is(404);
    assertThat(mailbox).isEmpty();
    signIn(ADA, "a new secret").is(201);
  }

  @Test
  void whoChangesAPasswordIsSeen() {
    Caller ada = ada();
    ada.post("/v1/account/password", new Requests.ChangePassword("wrong one", "a new secret"))
        .is(401);
    assertThat(mailbox).isEmpty();

    ada.post("/v1/account/password", new Requests.ChangePassword(PASSWORD, "a new secret")).is(204);

    assertThat(mailbox.remove()).satisfies(ProofProtocolTest::tellsThatThePasswordWasChanged);
  }

  private static void tellsThatThePasswordWasChanged(Letter letter) {
    assertThat(letter.kind()).isEqualTo(Kind.PASSWORD_CHANGED);
    assertThat(letter.to().value()).isEqualTo(ADA);
    assertThat(letter.token()).isEmpty();
  }

  @Test
  void anotherAddressIsTakenOnceItIsProved() {
    Caller ada = ada();
    ada.post("/v1/email-changes", new Requests.ChangeEmail("ada@home.example")).is(202);
    signIn("ada@home.example", PASSWORD).is(401);
    Letter letter = mailbox.remove();
    assertThat(letter.to().value()).isEqualTo("ada@home.example");

    Reply moved = confirm("/v1/email-changes", token(letter)).is(200);

    assertThat(moved.text("email")).isEqualTo("ada@home.example");
    assertThat(confirm("/v1/email-changes", token(letter)).is(200).json()).isEqualTo(moved.json());
    signIn("ada@home.example", PASSWORD).is(201);
    signIn(ADA, PASSWORD).is(401);
  }

  @Test
  void anAddressOfSomebodyElseIsNeitherTakenNorGivenAway() {
    Caller ada = ada();
    proved("eve@town.example", "Eve", "secret of eve");

    ada.post("/v1/email-changes", new Requests.ChangeEmail("eve@town.example")).is(202);

    assertThat(mailbox.remove().kind()).isEqualTo(Kind.ALREADY_REGISTERED);
    signIn(ADA, PASSWORD).is(201);
  }

  @Test
  @Tag("rule-3.2")
  void whoSignedInLongAgoMovesNoAddress() {
    Caller ada = ada();
    town.wait(Duration.ofMinutes(10));

    Reply refused =
        ada.post("/v1/email-changes", new Requests.ChangeEmail("ada@home.example")).is(401);

    assertThat(refused.code()).isEqualTo("REAUTHENTICATION_REQUIRED");
    assertThat(mailbox).isEmpty();
  }

  @Test
  void aMailboxThatWasGivenUpOpensTheAccountNoMore() {
    Caller ada = ada();
    town.visitor().post("/v1/password-resets", new Requests.ResetPassword(ADA)).is(202);
    String old = token(mailbox.remove());
    ada.post("/v1/email-changes", new Requests.ChangeEmail("ada@home.example")).is(202);
    confirm("/v1/email-changes", token(mailbox.remove())).is(200);

    newPassword(old, "secret of the thief").is(404);
  }

  @Test
  void noMailboxIsFilled() {
    for (int i = 0; i < 10; i++) {
      town.visitor().post("/v1/password-resets", new Requests.ResetPassword(ADA)).is(202);
    }
    Reply eleventh = town.visitor().post("/v1/password-resets", new Requests.ResetPassword(ADA));

    assertThat(eleventh.is(429).code()).isEqualTo("TOO_MANY_ATTEMPTS");
    assertThat(eleventh.header("Retry-After")).isEqualTo("600");
  }

  @Test
  void whereAddressesAreProvedNoneIsBelieved() throws Exception {
    Caller ada = ada();
    assertThat(
            town.visitor()
                .post("/v1/accounts", new Requests.Register("x@town.example", "X", PASSWORD))
                .is(403)
                .code())
        .isEqualTo("NOT_ALLOWED");
    ada.post("/v1/account/email", new Requests.ChangeEmail("x@town.example")).is(403);

    Town withoutPost = new Town();
    for (String path : new String[] {"/v1/registrations", "/v1/password-resets"}) {
      withoutPost.visitor().post(path, Map.of()).is(404);
    }
  }

  @Test
  void noNewPasswordIsTakenThatTheHostThinksEasy() throws Exception {
    town =
        new Town(
            settings -> settings.withMail(mailbox::add).withEasyPasswords("sunshine1"::equals));
    Caller ada = ada();

    assertThat(register("new@town.example", "New", "sunshine1").is(400).text("detail"))
        .isEqualTo("password: too easy to guess");
    ada.post("/v1/account/password", new Requests.ChangePassword(PASSWORD, "sunshine1")).is(400);
    town.visitor().post("/v1/password-resets", new Requests.ResetPassword(ADA)).is(202);
    newPassword(token(mailbox.remove()), "sunshine1").is(400);
    ada.get("/v1/serials").is(200);
    new Town()
        .visitor()
        .post("/v1/accounts", new Requests.Register(ADA, "Ada", "sunshine1"))
        .is(201);
  }

  @Test
  void aPasswordIsChangedByWhoKnowsItAndEndsAllSessions() {
    Caller ada = ada();
    ada.post("/v1/account/password", new Requests.ChangePassword("wrong", "a new secret")).is(401);
    ada.post("/v1/account/password", new Requests.ChangePassword(PASSWORD, "short")).is(400);
    ada.get("/v1/serials").is(200);
    ada.post("/v1/account/password", new Requests.ChangePassword(PASSWORD, "a new secret")).is(204);

    ada.get("/v1/serials").is(401);
    signIn(ADA, PASSWORD).is(401);
    signIn(ADA, "a new secret").is(201);
  }

  @Test
  void whoSignsOutEverywhereIsSignedInNowhere() {
    Caller one = ada();
    Caller other = bearer(signIn(ADA, PASSWORD).is(201));

    other.delete("/v1/sessions").is(204);

    one.get("/v1/serials").is(401);
    other.get("/v1/serials").is(401);
  }

  private Caller ada() {
    proved(ADA, "Ada", PASSWORD);
    return bearer(signIn(ADA, PASSWORD).is(201));
  }

  private void proved(String email, String name, String password) {
    register(email, name, password).is(202);
    confirm("/v1/registrations", token(mailbox.remove())).is(201);
  }

  private Caller bearer(Reply signedIn) {
    return town.visitor().with("Authorization", "Bearer " + signedIn.text("token"));
  }

  private Reply register(String email, String name, String password) {
    return town.visitor().post("/v1/registrations", new Requests.Register(email, name, password));
  }

  private Reply signIn(String email, String password) {
    return town.visitor().post("/v1/sessions", new Requests.SignIn(email, password));
  }

  private Reply confirm(String path, String token) {
    return town.visitor().post(path + "/confirmation", new Requests.ShowProof(token));
  }

  private Reply newPassword(String token, String password) {
    return town.visitor()
        .post("/v1/password-resets/confirmation", new Requests.NewPassword(token, password));
  }

  private static String token(Letter letter) {
    return letter.token().orElseThrow();
  }
}
