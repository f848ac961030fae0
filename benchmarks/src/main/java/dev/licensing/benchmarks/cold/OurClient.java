package dev.licensing.benchmarks.cold;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.LicensingClientBuilder;
import java.net.URI;
import java.nio.file.Path;

/**
 * This product, as an application has it: a client over HTTPS, started from what is kept. In a
 * container, where nothing that can be read is the machine's own, it has an explicit identity.
 */
final class OurClient {

  private OurClient() {}

  /** Folder; the trusted key; perhaps an identity. */
  public static void main(String[] args) {
    LicensingClientBuilder builder =
        LicensingClient.forProduct(ColdStart.PRODUCT)
            .server(URI.create("https://licenses.invalid"))
            .trusting(args[1])
            .store(Path.of(args[0], "store"));
    if (args.length > 2) {
      builder.explicitIdentity(args[2]);
    }
    try (LicensingClient client = builder.build()) {
      System.out.println(client.start().licensed() ? ColdStart.LICENSED : client.check());
    }
  }
}
