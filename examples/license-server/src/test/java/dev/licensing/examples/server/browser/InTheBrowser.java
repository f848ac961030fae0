package dev.licensing.examples.server.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test that is given a {@link Shop} and a {@link Browser}; all tests have the same ones. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InTheBrowser.Given.class)
public @interface InTheBrowser {

  /** Opens them for the first test, and closes them after the last. */
  final class Given implements ParameterResolver, BeforeEachCallback {

    private record Opened(Shop shop, Browser browser) implements AutoCloseable {

      static Opened now() {
        try {
          Shop shop = Shop.open();
          return new Opened(shop, new Browser(shop));
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        browser.close();
        shop.close();
      }
    }

    /** Where there is no Chromium, nothing is tested, and that is told as skipped. */
    @Override
    public void beforeEach(ExtensionContext context) {
      assumeTrue(Browser.found(), "no chromium and chromedriver on the path");
      opened(context).browser().fresh();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Shop.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      assumeTrue(Browser.found(), "no chromium and chromedriver on the path");
      Opened opened = opened(context);
      return parameter.getParameter().getType() == Shop.class ? opened.shop() : opened.browser();
    }

    private static Opened opened(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(InTheBrowser.class))
          .computeIfAbsent(Opened.class, type -> Opened.now(), Opened.class);
    }
  }
}
