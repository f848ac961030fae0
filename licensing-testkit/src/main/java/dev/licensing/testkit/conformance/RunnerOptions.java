package dev.licensing.testkit.conformance;

import dev.licensing.core.license.TrustedKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of the runner: the server, and where its report goes. */
record RunnerOptions(ConformanceTarget target, Optional<Path> report) {

  static final String HELP =
      """
      Holds a license server to the protocol, over HTTP.

        --url URL             where the protocol begins, without /v1
        --key ID:BASE64URL    a public key that applications trust; may be given again
        --mail-command "CMD"  prints the newest token that was mailed to the address behind it,
                              where the server proves addresses by mail
        --mail-domain DOMAIN  of the people of the run (conformance.example)
        --timeout SECONDS     for one answer (30)
        --guessing            ends by guessing serials until the server stops it
        --report FILE         writes the results as JUnit XML

      The vendor's API key is read from the environment: LICENSING_VENDOR_KEY.
      Ends with 0: conforms; 1: a check failed; 2: a check could not run; 64: wrong options.
      """;

  static RunnerOptions read(List<String> arguments, Map<String, String> environment) {
    Draft draft = new Draft();
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      if (option.equals("--guessing")) {
        draft.guessing = true;
      } else if (i + 1 < arguments.size()) {
        draft.set(option, arguments.get(++i));
      } else {
        throw new IllegalArgumentException("not an option, or without its value: " + option);
      }
    }
    String vendorKey = environment.getOrDefault("LICENSING_VENDOR_KEY", "").strip();
    if (vendorKey.isEmpty()) {
      throw new IllegalArgumentException("LICENSING_VENDOR_KEY is not set");
    }
    return draft.options(vendorKey);
  }

  private static final class Draft {
    private Optional<URI> url = Optional.empty();
    private Optional<Path> report = Optional.empty();
    private Optional<MailedTokens> mail = Optional.empty();
    private final List<TrustedKey> keys = new ArrayList<>();
    private String domain = "conformance.example";
    private Duration timeout = Duration.ofSeconds(30);
    private boolean guessing;

    void set(String option, String value) {
      switch (option) {
        case "--url" -> url = Optional.of(URI.create(value));
        case "--key" -> keys.add(TrustedKey.parse(value));
        case "--mail-command" ->
            mail = Optional.of(new MailCommand(Arrays.asList(value.split(" +"))));
        case "--mail-domain" -> domain = value;
        case "--timeout" -> timeout = Duration.ofSeconds(Long.parseLong(value));
        case "--report" -> report = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("not an option: " + option);
      }
    }

    RunnerOptions options(String vendorKey) {
      URI base = url.orElseThrow(() -> new IllegalArgumentException("--url is missing"));
      return new RunnerOptions(
          new ConformanceTarget(base, vendorKey, keys, mail, domain, timeout, guessing), report);
    }
  }
}
