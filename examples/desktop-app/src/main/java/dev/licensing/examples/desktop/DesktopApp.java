package dev.licensing.examples.desktop;

import com.formdev.flatlaf.FlatLightLaf;
import dev.licensing.client.LicensingClient;
import java.net.URI;
import javax.swing.SwingUtilities;

/**
 * Starts the application: {@code DesktopApp https://licenses.example.com ID:KEY}, with the address
 * of a license server and its public key. A product would have both built in.
 */
public final class DesktopApp {

  private DesktopApp() {}

  /** Starts it. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("two arguments: the server's address and its public key");
    }
    start(
        LicensingClient.forProduct("acme-studio")
            .server(URI.create(arguments[0]))
            .trusting(arguments[1])
            .build());
  }

  /** Starts it with this client, which it closes with its window. */
  static void start(LicensingClient licensing) {
    licensing.start(); // from the license file, without any network
    SwingUtilities.invokeLater(
        () -> {
          FlatLightLaf.setup();
          new Sketchpad(licensing, "Acme Studio").setVisible(true);
        });
  }
}
