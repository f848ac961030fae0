package dev.licensing.benchmarks.cold;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The mains of the subjects in a jar of their own, as an application has its classes. */
final class Mains {

  private static final Class<?>[] CLASSES = {
    Empty.class,
    BareJdk.class,
    OurClient.class,
    License3j.class,
    TrueLicense.class,
    OshiFingerprint.class
  };

  private Mains() {}

  static Path jar(Path folder) {
    Path jar = folder.resolve("mains.jar");
    if (!Files.exists(jar)) {
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file)) {
        for (Class<?> type : CLASSES) {
          write(type.getName().replace('.', '/') + ".class", out);
        }
        write(TrueLicense.class.getName().replace('.', '/') + "$1.class", out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jar;
  }

  private static void write(String name, JarOutputStream out) throws IOException {
    try (InputStream in = Mains.class.getResourceAsStream("/" + name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
