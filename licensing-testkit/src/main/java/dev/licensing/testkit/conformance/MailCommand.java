package dev.licensing.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads mail by a program, which gets the address as its last argument and prints the token. */
record MailCommand(List<String> command) implements MailedTokens {

  @Override
  public Optional<String> newest(String email) {
    List<String> all = new ArrayList<>(command);
    all.add(email);
    try {
      Process process =
          new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (InputStream printed = process.getInputStream()) {
        String token = new String(printed.readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() != 0 || token.isEmpty() ? Optional.empty() : Optional.of(token);
      }
    } catch (IOException e) {
      throw new NotRun("the mail command could not be run: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRun("the mail command was interrupted", e);
    }
  }
}
