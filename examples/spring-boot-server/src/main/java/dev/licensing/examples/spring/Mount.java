package dev.licensing.examples.spring;

import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.LicenseEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint in Spring MVC: every request below {@code /v1}, and for the key set, goes to it. */
@RestController
class Mount {

  private final LicenseEndpoint endpoint;

  Mount(LicenseEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @RequestMapping({"/v1/**", "/.well-known/jwks.json"})
  ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, request.getHeader(name));
    }
    // One byte more than is allowed, so that the endpoint can tell; the rest is not worth reading.
    byte[] body = request.getInputStream().readNBytes(LicenseEndpoint.MOST_BODY_BYTES + 1);
    WireResponse response =
        endpoint.handle(
            new WireRequest(request.getMethod(), request.getRequestURI(), headers, body),
            request.getRemoteAddr());
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.status());
    response.headers().forEach(answer::header);
    return answer.body(response.body());
  }
}
