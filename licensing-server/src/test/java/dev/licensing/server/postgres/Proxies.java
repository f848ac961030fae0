package dev.licensing.server.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands in for a connection, a statement or what gives them. */
final class Proxies {

  private Proxies() {}

  /** What is done instead; what it throws is thrown as if by the real one. */
  interface Call {
    Object call(Method method, Object[] arguments) throws Exception;
  }

  static <T> T of(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.call(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
