package org.capacitycompact.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers an outage: a page for people, problem details for programs. It uses no template, session
 * or anything else that could query the database.
 */
@Component
public class OutageAnswer {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s" dir="%s">
      <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title><link rel="icon" type="image/svg+xml" href="%s/favicon.svg"><link rel="stylesheet" href="%s/portal.css"></head>
      <body>
      <header class="bar"><div><a class="name" href="%s/">%s</a></div></header>
      <main id="content">
      <h1>%s</h1>
      <p>%s</p>
      <p class="said">%s</p>
      <p>%s</p>
      </main>
      </body>
      </html>
      """;

  private final MessageSource messages;
  private final LocaleResolver languages;
  private final PublicContact contact;

  OutageAnswer(MessageSource messages, LocaleResolver languages, PublicContact contact) {
    this.messages = messages;
    this.languages = languages;
    this.contact = contact;
  }

  /** Answers 503, unless something was already sent. */
  public void write(Outage outage, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.resetBuffer();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", Outage.RETRY_AFTER);
    response.setHeader("Cache-Control", "no-store");
    response.setCharacterEncoding("UTF-8");
    if (forProgram(request)) {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getWriter().write(problem(outage));
      return;
    }
    if (!response.containsHeader("Content-Security-Policy")) {
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'");
    }
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.getWriter().write(page(outage, request, response));
  }

  private static boolean forProgram(HttpServletRequest request) {
    return request
        .getRequestURI()
        .substring(request.getContextPath().length())
        .matches("/(api|engine-rest|camunda|actuator)(/.*)?");
  }

  private String problem(Outage outage) {
    return """
    {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"%s %s","contact":%s}
    """
        .formatted(
            text(outage.message() + ".program", Locale.ENGLISH),
            text("outage.program.next", Locale.ENGLISH),
            contact.json())
        .strip();
  }

  private String page(Outage outage, HttpServletRequest request, HttpServletResponse response) {
    Locale language = languages.resolveLocale(request);
    response.setLocale(language);
    String root = HtmlUtils.htmlEscape(request.getContextPath());
    Stream<String> texts =
        Arrays.stream(
                new String[] {
                  "thisLanguage.direction",
                  "outage.title",
                  "",
                  "",
                  "",
                  "layout.product",
                  "outage.title",
                  outage.message(),
                  outage.message() + ".next"
                })
            .map(key -> key.isEmpty() ? root : HtmlUtils.htmlEscape(text(key, language)));
    return PAGE.formatted(
        Stream.of(Stream.of(language.toLanguageTag()), texts, Stream.of(whomToAsk(language)))
            .flatMap(each -> each)
            .toArray());
  }

  private String whomToAsk(Locale language) {
    String name = contact.name().isEmpty() ? text("ask.secretariat", language) : contact.name();
    return HtmlUtils.htmlEscape(
        Stream.of(text("ask.whom", language) + " " + name, contact.mail(), contact.telephone())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  private String text(String key, Locale language) {
    return Objects.requireNonNullElse(messages.getMessage(key, null, key, language), key);
  }
}
