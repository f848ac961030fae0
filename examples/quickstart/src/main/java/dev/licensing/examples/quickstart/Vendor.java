package dev.licensing.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vendor's shop, which sells serials through the server's vendor call. */
final class Vendor {

  private static final Pattern SERIAL = Pattern.compile("([0-9A-Z]{5}-){4}[0-9A-Z]{5}");

  private static final String ORDER =
      """
      {"product": "acme-studio", "serials": 1,
       "customer": null, "purchaser": null, "licenseManagers": [],
       "terms": {
         "seats": {"machineLimit": 1, "usersAtOnce": "ONE", "lease": null, "environments": {}},
         "access": "OWNER_AND_ASSIGNED", "claimable": true, "coolDown": "P7D",
         "remoteDeactivationsPerYear": 0,
         "validity": {"validUntil": null, "updatesUntil": null},
         "offline": {"refreshAfter": "P1D", "validFor": "P30D", "grace": "P7D"},
         "hosts": {"production": 0, "test": 0, "wildcards": false, "applications": false,
                   "keyValidFor": "P365D"},
         "admission": "ON_APPROVAL", "support": "DEVELOPERS", "trialLength": null,
         "features": {"edition": "pro"}}}
      """;

  private Vendor() {}

  /** Sells one serial: one machine at a time, shared with whom the owner assigns. */
  static String sell(URI server, String key) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.resolve("/v1/vendor/orders"))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(ORDER))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    Matcher serial = SERIAL.matcher(response.body());
    if (response.statusCode() != 201 || !serial.find()) {
      throw new IOException("the order was not issued: " + response.body());
    }
    return serial.group();
  }
}
