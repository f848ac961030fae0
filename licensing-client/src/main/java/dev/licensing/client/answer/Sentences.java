package dev.licensing.client.answer;

import dev.licensing.client.answer.Verdict.BuildNotCovered;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Lapsed;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.decision.RemedyCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * A short sentence for everything a client can answer, to show it to people. Built in are English,
 * German, French, Spanish, Japanese and Chinese (simplified); an application brings more by a
 * bundle with the same keys. Immutable; thread-safe.
 */
public final class Sentences {

  private static final Set<String> TRANSLATIONS = Set.of("de", "fr", "es", "ja", "zh");

  private final ResourceBundle bundle;

  private Sentences(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** In English. */
  public static Sentences english() {
    return in(Locale.ENGLISH);
  }

  /** In the language of this locale, whatever its country; in English if that is not built in. */
  public static Sentences in(Locale locale) {
    String name =
        TRANSLATIONS.contains(locale.getLanguage())
            ? "sentences_" + locale.getLanguage() + ".properties"
            : "sentences.properties";
    try (Reader in =
        new InputStreamReader(Sentences.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      return new Sentences(new PropertyResourceBundle(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the sentences belong to this library", e);
    }
  }

  /** In the words of this bundle; what it lacks appears as its key. */
  public static Sentences from(ResourceBundle bundle) {
    return new Sentences(bundle);
  }

  /** What became of a question. */
  public String of(Reply<?> reply) {
    return reply.accept(
        new Reply.Cases<Object, String>() {
          @Override
          public String done(Object value) {
            return sentence("reply.DONE");
          }

          @Override
          public String refused(ServerProblem problem) {
            String key = "refusal." + problem.code();
            return bundle.containsKey(key) ? bundle.getString(key) : problem.title();
          }

          @Override
          public String noAnswer(Reply.NoAnswer<?> none) {
            return sentence("silence." + none.silence());
          }

          @Override
          public String notSent(Reply.NotSent<?> none) {
            return sentence("hindrance." + none.hindrance());
          }
        });
  }

  /** How it stands with the license. */
  public String of(Verdict verdict) {
    if (verdict instanceof Licensed) {
      return sentence("verdict.LICENSED");
    }
    if (verdict instanceof Grace) {
      return sentence("verdict.GRACE");
    }
    return verdict instanceof NotLicensed not
        ? of(not.ground())
        : sentence("doubt." + ((NotKnown) verdict).doubt());
  }

  private String of(Verdict.Ground ground) {
    if (ground instanceof Ended ended) {
      return sentence("ending." + ended.kind());
    }
    if (ground instanceof Withheld withheld) {
      return withheld.reasons().stream()
          .map(code -> "refusal." + code)
          .filter(bundle::containsKey)
          .findFirst()
          .map(bundle::getString)
          .orElseGet(() -> sentence("verdict.WITHHELD"));
    }
    if (ground instanceof BuildNotCovered) {
      return sentence("verdict.BUILD_NOT_COVERED");
    }
    if (ground instanceof Lapsed) {
      return sentence("verdict.LAPSED");
    }
    return sentence(ground instanceof GivenUp ? "verdict.GIVEN_UP" : "verdict.NEVER_ACTIVATED");
  }

  /** Whether a deployed product may run where it runs. */
  public String of(RuntimeVerdict verdict) {
    if (verdict instanceof RuntimeVerdict.Permitted permitted) {
      return sentence(permitted.test() ? "runtime.TEST" : "runtime.PERMITTED");
    }
    if (verdict instanceof RuntimeVerdict.Local) {
      return sentence("runtime.LOCAL");
    }
    if (verdict instanceof RuntimeVerdict.WrongHost) {
      return sentence("runtime.WRONG_HOST");
    }
    return sentence(
        verdict instanceof RuntimeVerdict.Expired ? "runtime.EXPIRED" : "runtime.NOT_TRUSTED");
  }

  /** One reason of a refusal; of a newer server's, its code. */
  public String of(Reason reason) {
    return sentence("refusal." + reason.code());
  }

  /** What can be done. */
  public String of(RemedyCode remedy) {
    return sentence("remedy." + remedy);
  }

  /** What to do about a doubt. */
  public String of(Advice advice) {
    return sentence("advice." + advice);
  }

  private String sentence(String key) {
    return bundle.containsKey(key) ? bundle.getString(key) : key;
  }
}
