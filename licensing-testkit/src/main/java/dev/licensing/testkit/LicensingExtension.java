package dev.licensing.testkit;

import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link LicensingWorld} of its own, and what belongs to it, as parameters of
 * test methods and of methods before and after each test: the world, its {@link VirtualClock}, its
 * {@link FaultyTransport}, and a {@link FakeMachine} named like its parameter. The world is closed
 * after the test. A test that passed fails if it {@linkplain FaultyTransport#assertNoMisuse
 * misused} a client, unless {@link AllowMisuse} or the configuration parameter {@value #ALLOW} says
 * that this is meant. See {@link LicensingTest} for the short form.
 */
public final class LicensingExtension implements ParameterResolver, AfterEachCallback {

  /** The configuration parameter of JUnit that, if {@code true}, lets all tests misuse clients. */
  public static final String ALLOW = "licensing.allow.misuse";

  private static final Namespace NAMESPACE = Namespace.create(LicensingExtension.class);

  private static final Map<Class<?>, Function<LicensingWorld, Object>> PARTS =
      Map.of(
          LicensingWorld.class, world -> world,
          VirtualClock.class, LicensingWorld::clock,
          FaultyTransport.class, LicensingWorld::transport);

  /** Registered by annotation. */
  public LicensingExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return test.getTestMethod().isPresent()
        && (PARTS.containsKey(type) || type == FakeMachine.class);
  }

  @Override
  public Object resolveParameter(ParameterContext context, ExtensionContext test) {
    Parameter parameter = context.getParameter();
    Function<LicensingWorld, Object> part = PARTS.get(parameter.getType());
    return part != null ? part.apply(world(test)) : FakeMachine.named(parameter.getName());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    boolean meant =
        test.getExecutionException().isPresent()
            || test.getConfigurationParameter(ALLOW, Boolean::valueOf).orElse(false)
            || test.getRequiredTestMethod().isAnnotationPresent(AllowMisuse.class)
            || test.getRequiredTestClass().isAnnotationPresent(AllowMisuse.class);
    LicensingWorld world = test.getStore(NAMESPACE).get(LicensingWorld.class, LicensingWorld.class);
    if (world != null && !meant) {
      world.transport().assertNoMisuse();
    }
  }

  /** One for the test and its methods around it; JUnit closes it with the store. */
  private static LicensingWorld world(ExtensionContext test) {
    Store store = test.getStore(NAMESPACE);
    return store.computeIfAbsent(
        LicensingWorld.class, key -> new LicensingWorld(), LicensingWorld.class);
  }
}
