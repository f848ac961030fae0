package dev.licensing.examples.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of pages on Javalin. */
public final class Pages {

  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  private final Site site;
  private final Guard guard;
  private final List<Page> pages;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /** The pages of this table. */
  public Pages(Site site, List<Page> pages) {
    this.site = site;
    this.guard = new Guard(site);
    this.pages = List.copyOf(pages);
  }

  /** Adds a route for each line of the table, and one for whatever is not there. */
  public void mount(RoutesConfig routes) {
    Map<String, String> headers = Guard.headers(site.secure());
    routes.before(http -> headers.forEach(http::header));
    Assets.mount(routes);
    for (Page page : pages) {
      page.show()
          .ifPresent(
              step ->
                  routes.addHttpHandler(
                      HandlerType.GET, page.path(), http -> visit(http, page, step)));
      page.act()
          .ifPresent(
              step ->
                  routes.addHttpHandler(
                      HandlerType.POST, page.path(), http -> visit(http, page, sent(page, step))));
    }
    Page.Step nowhere =
        visit -> {
          throw Refused.because(404, "NO_SUCH_RESOURCE");
        };
    Page missing = Page.view("*", Audience.ANYBODY, nowhere);
    for (HandlerType method : HandlerType.commonHttp()) {
      routes.addHttpHandler(method, "*", http -> visit(http, missing, nowhere));
    }
  }

  /** What is answered to what is no request at all, before any route is looked for. */
  public ErrorHandler errors() {
    return new BareErrors(Guard.headers(site.secure()));
  }

  private static Page.Step sent(Page page, Page.Step act) {
    return visit -> {
      try {
        return act.on(visit);
      } catch (Refused e) {
        if (page.again().isEmpty()) {
          throw e;
        }
        return visit.refused(e, page.again().get());
      }
    };
  }

  private void visit(Context http, Page page, Page.Step step) {
    Visit visit = new Visit(http, site);
    try {
      admit(visit, http, page);
      if (http.method().equals(HandlerType.POST)) {
        mustBeOurs(visit, http, page);
      }
      answer(visit, http, step.on(visit));
    } catch (Refused e) {
      refuse(visit, http, page, e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed: {}", http.method(), page.path(), Trace.of(e));
      refuse(visit, http, page, Refused.because(500, "INTERNAL_ERROR"));
    }
  }

  private void mustBeOurs(Visit visit, Context http, Page page) {
    boolean unknown = http.header("Transfer-Encoding") != null;
    if (unknown || http.req().getContentLengthLong() > page.mostBytes()) {
      throw Refused.because(413, "BODY_TOO_LARGE");
    }
    if (!guard.ours(visit, http)) {
      throw Refused.because(403, "FORM_EXPIRED");
    }
  }

  private static void admit(Visit visit, Context http, Page page) {
    boolean known =
        switch (page.audience()) {
          case ANYBODY -> true;
          case PERSON -> Cookies.PERSON.of(http).isPresent();
          case STAFF -> visit.staff().isPresent();
        };
    if (!known) {
      throw Refused.because(401, "NOT_SIGNED_IN");
    }
    if (page.scope().isPresent() && !visit.staff().orElseThrow().may(page.scope().get())) {
      throw Refused.because(403, "NOT_ALLOWED");
    }
  }

  private void refuse(Visit visit, Context http, Page page, Refused refusal) {
    SecurityLog.page(http.method().name(), page.path(), refusal, visit.address());
    if (page.audience() == Audience.STAFF && refusal.is("NOT_SIGNED_IN")) {
      http.redirect("/console/sign-in?next=" + next(http, page), HttpStatus.SEE_OTHER);
    } else if (refusal.is("NOT_SIGNED_IN")) {
      visit.end();
      http.redirect("/sign-in?next=" + next(http, page), HttpStatus.SEE_OTHER);
    } else if (refusal.is("REAUTHENTICATION_REQUIRED")) {
      http.redirect("/sign-in?again=1&next=" + next(http, page), HttpStatus.SEE_OTHER);
    } else {
      visit.refuse(refusal);
      answer(visit, http, Reply.show("problem", title(refusal.status()), refusal.problem()));
    }
  }

  /**
   * Where to go on after signing in: a page that can be seen. What was sent has to be sent again.
   */
  private static String next(Context http, Page page) {
    boolean seen = http.method().equals(HandlerType.GET) || page.show().isPresent();
    return URLEncoder.encode(seen ? http.path() : "/", StandardCharsets.UTF_8);
  }

  private static String title(int status) {
    return switch (status) {
      case 401, 403 -> "You may not do this";
      case 404 -> "There is no such page";
      case 429 -> "Too many attempts";
      case 503 -> "Please try again in a moment";
      default -> status >= 500 ? "Something went wrong" : "This could not be done";
    };
  }

  private void answer(Visit visit, Context http, Reply reply) {
    if (reply instanceof Reply.Went went) {
      http.redirect(went.location(), HttpStatus.SEE_OTHER);
    } else if (reply instanceof Reply.Download file) {
      http.header("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
      http.contentType(written(file.type()));
      http.result(file.text());
    } else if (reply instanceof Reply.Text text) {
      http.contentType(written("text/plain")).result(text.words());
    } else if (reply instanceof Reply.Streamed file) {
      stream(http, file);
    } else {
      Reply.Shown shown = (Reply.Shown) reply;
      visit.problem().ifPresent(problem -> http.status(problem.status()));
      StringOutput html = new StringOutput();
      templates.render(
          shown.template() + ".jte",
          Map.of("frame", frame(visit, http, shown.title()), "page", shown.model()),
          html);
      http.contentType(written("text/html")).result(html.toString());
    }
  }

  /** Text says in which letters it is written. */
  private static String written(String type) {
    return type.startsWith("text/") ? type + ";charset=utf-8" : type;
  }

  /** What breaks off half way is seen by the browser as a file that was cut. */
  private static void stream(Context http, Reply.Streamed file) {
    http.header("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
    http.contentType(written(file.type()));
    try {
      file.body().write(http.outputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Frame frame(Visit visit, Context http, String title) {
    return new Frame(
        title,
        name(visit, http),
        visit.staff(),
        http.path(),
        guard.token(visit, http),
        Visit.random(),
        Done.of(visit.query("done")),
        visit.problem());
  }

  /** Whoever is not signed in any more has no name; that is for the next page to say. */
  private static Optional<String> name(Visit visit, Context http) {
    if (Cookies.PERSON.of(http).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(visit.account().name());
    } catch (Refused e) {
      return Optional.empty();
    }
  }
}
