package dev.licensing.examples.desktop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import javax.swing.UIManager;
import javax.swing.plaf.metal.MetalLookAndFeel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in every look: nothing is cut off, all can be read, all can be reached. */
public class LookScenes {

  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("licensing.screenshots", "target/screenshots"));

  /** Where pictures are kept that shall be as they look now; by default nowhere. */
  private static final String KEPT = System.getProperty("licensing.pictures", "");

  /** Too few colours are a page that was not drawn. */
  private static final int FEWEST_COLOURS = 12;

  @TempDir Path folder;

  /** The looks of which there are pictures. */
  enum Look {
    LIGHT(Locale.ENGLISH, false, 1),
    DARK(Locale.ENGLISH, true, 1),
    LARGE(Locale.ENGLISH, false, 2),
    GERMAN(Locale.GERMAN, false, 1);

    private final Locale language;
    private final boolean dark;
    private final float size;

    Look(Locale language, boolean dark, float size) {
      this.language = language;
      this.dark = dark;
      this.size = size;
    }

    void wear() {
      UIManager.put("defaultFont", null);
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.round(13 * size));
      UIManager.put("defaultFont", font);
      if (dark) {
        FlatDarkLaf.setup();
      } else {
        FlatLightLaf.setup();
      }
    }
  }

  @ParameterizedTest(name = "pages look as they should: {0}")
  @EnumSource(Look.class)
  void pagesLookAsTheyShould(Look look) throws Exception {
    Person person = new Person();
    List<String> flaws = new ArrayList<>();
    Set<String> pages = new TreeSet<>();
    Person.see(
        () -> {
          look.wear();
          return true;
        });
    try (Tour tour =
        new Tour(
            look.language,
            folder,
            person,
            (page, dialog) -> {
              pages.add(page);
              flaws.addAll(Person.see(() -> Inspection.of(page, dialog)));
              picture(look.name().toLowerCase(Locale.ROOT) + "-" + page, dialog);
            })) {
      tour.go();
    }
    assertThat(pages).hasSize(16);
    assertThat(flaws).isEmpty();
  }

  /** Without pictures: fonts for all of these are not everywhere. */
  @ParameterizedTest(name = "the words fit: {0}")
  @ValueSource(strings = {"fr", "es", "ja", "zh"})
  void theWordsFit(String language) throws Exception {
    inspect(Locale.forLanguageTag(language), Look.LIGHT::wear);
  }

  @Test
  void anotherLookAndFeelIsAsGood() throws Exception {
    inspect(
        Locale.ENGLISH,
        () -> {
          try {
            UIManager.put("defaultFont", null);
            UIManager.setLookAndFeel(new MetalLookAndFeel());
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private void inspect(Locale language, Runnable wear) throws Exception {
    List<String> flaws = new ArrayList<>();
    Person.see(
        () -> {
          wear.run();
          return true;
        });
    try (Tour tour =
        new Tour(
            language,
            folder,
            new Person(),
            (page, dialog) -> flaws.addAll(Person.see(() -> Inspection.of(page, dialog))))) {
      tour.go();
    }
    assertThat(flaws).isEmpty();
  }

  /** The page as it is, with the ring around what has the focus. */
  private static void picture(String name, JDialog dialog) {
    Person.until("the focus", () -> Person.focused() != null);
    BufferedImage image = Person.see(() -> painted(dialog.getContentPane()));
    assertThat(colours(image)).as("colours on " + name).isGreaterThan(FEWEST_COLOURS);
    try {
      Files.createDirectories(SCREENSHOTS);
      ImageIO.write(image, "png", SCREENSHOTS.resolve(name + ".png").toFile());
      Path kept = Path.of(KEPT, name + ".png");
      if (!KEPT.isEmpty() && Files.exists(kept)) {
        ImageIO.write(image, "png", kept.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not taken from the screen: without a window manager AWT may be wrong about where it is. */
  private static BufferedImage painted(Component component) {
    BufferedImage image =
        new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D drawn = image.createGraphics();
    component.paint(drawn);
    drawn.dispose();
    return image;
  }

  private static int colours(BufferedImage image) {
    Set<Integer> colours = new TreeSet<>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours.size();
  }
}
