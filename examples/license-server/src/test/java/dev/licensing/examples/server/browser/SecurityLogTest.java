package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who came in, from where, and who was turned away; and nothing that was typed. */
@InTheBrowser
class SecurityLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("licensing.security");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  private List<String> said() {
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void itTellsWhoComesInAndWhoDoesNotButNotWhatTheyTyped(Shop shop) throws Exception {
    Customer ada = shop.customer("Ada");
    Wire wire = new Wire(shop);
    lines.list.clear();

    wire.form("/sign-in", "/sign-in", Map.of("email", ada.email(), "password", "wrong secret"));
    wire.signIn(ada);
    shop.send("nobody's", "/v1/claims", Map.of());

    assertThat(said())
        .anyMatch(
            line ->
                line.matches(
                    "event=protocol method=POST path=/v1/sessions status=401"
                        + " code=WRONG_CREDENTIALS account=- instance=\\S+ address=10\\.\\S+"))
        .anyMatch(
            line ->
                line.matches(
                    "event=protocol method=POST path=/v1/sessions status=201"
                        + " code=- account=[0-9a-f-]{36} instance=- address=10\\.\\S+"))
        .anyMatch(line -> line.contains("path=/v1/claims status=401 code=NOT_SIGNED_IN"))
        .noneMatch(line -> line.contains(ada.email()) || line.contains("secret"))
        .noneMatch(line -> line.contains(wire.cookies().get("__Host-licensing")));
  }

  @Test
  void itTellsOfFormsThatAreNotOursAndOfWhoComesToTheConsole(Shop shop) throws Exception {
    Wire wire = new Wire(shop);
    lines.list.clear();

    wire.staff("a key of nobody, as long as one");
    wire.staff(Shop.VIEWER);
    wire.post("/console/sign-out", Map.of("token", "x"));

    assertThat(said())
        .anyMatch(line -> line.startsWith("event=console status=401 name=- address=10."))
        .anyMatch(line -> line.startsWith("event=console status=200 name=looker address=10."))
        .anyMatch(
            line ->
                line.startsWith(
                    "event=page method=POST path=/console/sign-out status=403 code=FORM_EXPIRED"))
        .noneMatch(line -> line.contains(Shop.VIEWER));
  }

  @Test
  void nobodyBeginsALineOfTheirOwn(Shop shop) throws Exception {
    lines.list.clear();

    shop.send("x", "/v1/orders/a%0Aevent=console%20status=200/hostnames", Map.of());

    assertThat(said()).isNotEmpty().allMatch(line -> line.matches("event=protocol [^\\n\\r]*"));
  }
}
