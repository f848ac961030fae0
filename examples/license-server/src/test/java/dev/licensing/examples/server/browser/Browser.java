package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium, as a person uses it: fields by their labels, buttons and links by their words.
 * Each page that is opened is looked at for what axe-core finds.
 */
public final class Browser implements AutoCloseable {

  /** Where the pictures of the documentation are. */
  private static final Path PICTURES = Path.of("../../docs/images/my-account");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Dimension DESKTOP = new Dimension(1200, 900);

  private final ChromeDriver driver;
  private final Shop shop;

  Browser(Shop shop) {
    this.shop = shop;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(onPath("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(onPath("chromedriver").orElseThrow().toFile())
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
    driver.manage().window().setSize(DESKTOP);
  }

  static boolean found() {
    return onPath("chromium").isPresent() && onPath("chromedriver").isPresent();
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As it was when it was bought: no cookies, script on, by day, on a desk. */
  void fresh() {
    script(true);
    dark(false);
    driver.manage().window().setSize(DESKTOP);
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.setExtraHTTPHeaders",
        Map.of("headers", Map.of("X-Forwarded-For", shop.anotherAddress())));
    driver.get("about:blank");
  }

  /** Whether pages may run script. */
  public Browser script(boolean on) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    return this;
  }

  /** Whether the person wants it dark. */
  public Browser dark(boolean on) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"),
                // What fades would be judged half way.
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** Opens a page of the shop. */
  public Browser open(String path) {
    driver.get(shop.at(path).toString());
    return this;
  }

  /** Opens a link from a mail. */
  public Browser open(URI link) {
    driver.get(link.toString());
    return this;
  }

  /** Signs a customer in, by the form. */
  public Browser signIn(Customer customer) {
    return open("/sign-in")
        .type("E-mail", customer.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in");
  }

  /** Signs in to the console. */
  public Browser staff(String key) {
    return open("/console/sign-in").type("API key", key).press("Sign in");
  }

  /** Types into the field with this label, in place of what is there. */
  public Browser type(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  /** Ticks, or unticks, the box with this label. */
  public Browser tick(String label) {
    field(label).click();
    return this;
  }

  /** Chooses from the list with this label. */
  public Browser choose(String label, String option) {
    new Select(field(label)).selectByVisibleText(option);
    return this;
  }

  /** The control that a label names. */
  public WebElement field(String label) {
    WebElement named =
        driver.findElement(By.xpath("//main//label[normalize-space()=" + quoted(label) + "]"));
    String target = named.getDomAttribute("for");
    return target == null
        ? named.findElement(By.cssSelector("input, select, textarea"))
        : driver.findElement(By.id(target));
  }

  /** Presses the button with these words, which sends a form; the next page is there then. */
  public Browser press(String words) {
    try {
      return leaveBy(button(words));
    } catch (StaleElementReferenceException e) {
      return leaveBy(button(words)); // a part of the page was just replaced by itself
    }
  }

  /** Presses the button in the article that says something. */
  public Browser press(String words, String article) {
    return leaveBy(
        driver.findElement(
            By.xpath(
                "//article[contains(., "
                    + quoted(article)
                    + ")]//button[normalize-space()="
                    + quoted(words)
                    + "]")));
  }

  /** Types into the field with this label, in the article that says something. */
  public Browser type(String label, String text, String article) {
    WebElement named =
        driver.findElement(
            By.xpath(
                "//article[contains(., "
                    + quoted(article)
                    + ")]//label[normalize-space()="
                    + quoted(label)
                    + "]"));
    driver.findElement(By.id(named.getDomAttribute("for"))).sendKeys(text);
    return this;
  }

  /** Presses the button with these words, which stays on the page. */
  public Browser tap(String words) {
    button(words).click();
    return this;
  }

  private Browser leaveBy(WebElement control) {
    WebElement old = driver.findElement(By.tagName("html"));
    control.click();
    new WebDriverWait(driver, PATIENCE)
        // Between two pages the driver now and then knows neither.
        .ignoring(WebDriverException.class)
        .until(ExpectedConditions.stalenessOf(old));
    return this;
  }

  /** The button with these words. */
  public WebElement button(String words) {
    return driver.findElement(By.xpath("//button[normalize-space()=" + quoted(words) + "]"));
  }

  /** Follows the link with these words to its page. */
  public Browser follow(String words) {
    return leaveBy(driver.findElement(By.xpath("//a[normalize-space()=" + quoted(words) + "]")));
  }

  /** What can be read in the page, below its menu. */
  public String text() {
    return driver.findElement(By.tagName("main")).getText();
  }

  /** What can be read in the menu. */
  public String menu() {
    return driver.findElement(By.tagName("nav")).getText();
  }

  /** The page must say this. */
  public Browser says(String... words) {
    assertThat(text()).contains(words);
    return this;
  }

  /** Sooner or later the page says this, by itself. */
  public Browser waitFor(String words) {
    new WebDriverWait(driver, Duration.ofMinutes(2))
        .ignoring(StaleElementReferenceException.class)
        .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), words));
    return this;
  }

  /** The page must not say this. */
  public Browser doesNotSay(String... words) {
    assertThat(text()).doesNotContain(words);
    return this;
  }

  /** The heading of the page. */
  public Browser isAt(String heading) {
    assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo(heading);
    return this;
  }

  /** The path of the page. */
  public String path() {
    return URI.create(driver.getCurrentUrl()).getPath();
  }

  /** For what has no words. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Nothing that axe-core knows of is wrong with the page, by day or by night. */
  public Browser isAccessible() {
    for (boolean night : new boolean[] {false, true}) {
      dark(night);
      List<Rule> found = new AxeBuilder().analyze(driver).getViolations();
      assertThat(found)
          .as("violations at %s, dark: %s", path(), night)
          .map(Browser::told)
          .isEmpty();
    }
    dark(false);
    return this;
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
  }

  /**
   * Looks at the page as people with other eyes and other devices do: axe-core by day and by night,
   * and nothing runs out of a telephone. With {@code -Dpictures.write=true} it is painted for the
   * documentation, by day, by night, and on the telephone.
   */
  public Browser looksWell(String picture) throws IOException {
    isAccessible();
    boolean write = Boolean.getBoolean("pictures.write");
    if (write) {
      paint(picture + "-light");
      dark(true).paint(picture + "-dark");
      dark(false);
    }
    phone(true);
    Object wide =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(wide).as("what runs out of a telephone at %s", path()).isEqualTo(0L);
    if (write) {
      paint(picture + "-phone");
    }
    phone(false);
    return this;
  }

  private void phone(boolean on) {
    if (on) {
      driver.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    } else {
      driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  private void paint(String name) throws IOException {
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(PICTURES);
    Files.write(
        PICTURES.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
  }

  private static String quoted(String words) {
    return words.contains("'") ? '"' + words + '"' : "'" + words + "'";
  }

  @Override
  public void close() {
    driver.quit();
  }
}
