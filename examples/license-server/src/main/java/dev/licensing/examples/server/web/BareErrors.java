package dev.licensing.examples.server.web;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is no proper request with its status and nothing else. Jetty's own answer is a page
 * that repeats what was sent.
 */
final class BareErrors extends ErrorHandler {

  private final Map<String, String> headers;

  BareErrors(Map<String, String> headers) {
    this.headers = Map.copyOf(headers);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    headers.forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.allocate(0), callback);
    return true;
  }
}
