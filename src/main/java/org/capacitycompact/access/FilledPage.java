package org.capacitycompact.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page as the person may read it now, with a form of it filled in with the values that could not
 * be sent. It works for every form, whichever page made it. It only fills inputs that the page has,
 * and never a file, a password or a token.
 */
@Component
class FilledPage {

  private static final Set<String> KEPT = Set.of("file", "password", "submit", "button", "image");

  private final ObjectProvider<DispatcherServlet> pages;

  FilledPage(ObjectProvider<DispatcherServlet> pages) {
    this.pages = pages;
  }

  /**
   * The page; empty when it no longer has such a form.
   *
   * @param notice message shown to the person above the page
   */
  Optional<String> of(
      HttpServletRequest request,
      HttpServletResponse response,
      String page,
      CarriedForm carried,
      String notice)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new Aside(response);
    pages.getObject().service(new Reading(request, page), answer);
    String type = answer.getContentType();
    if (answer.getStatus() != HttpServletResponse.SC_OK || type == null || !type.contains("html")) {
      return Optional.empty();
    }
    Document html = Jsoup.parse(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    html.outputSettings().prettyPrint(false);
    return html.select("form[method=post]").stream()
        .filter(form -> form.attr("action").equals(carried.action()))
        .findFirst()
        .map(
            form -> {
              fill(html, form, carried.fields());
              form.attr("data-unsaved", "");
              html.body().attr("data-address", page);
              Element said = html.createElement("p").addClass("notice").attr("role", "status");
              said.id("carried").text(notice);
              Element heading = html.selectFirst("main h1");
              (heading == null ? form : heading).after(said);
              return html.outerHtml();
            });
  }

  private static void fill(Document html, Element form, Map<String, List<String>> fields) {
    Map<String, Deque<String>> rest = new HashMap<>();
    fields.forEach((name, values) -> rest.put(name, new ArrayDeque<>(values)));
    for (Element input : html.select("input[name], select[name], textarea[name]")) {
      if (!input.parents().contains(form) && !input.attr("form").equals(form.id())
          || form.id().isEmpty() && !input.parents().contains(form)) {
        continue;
      }
      String name = input.attr("name");
      Deque<String> values = rest.get(name);
      List<String> all = fields.getOrDefault(name, List.of());
      switch (input.normalName()) {
        case "select" ->
            input
                .select("option")
                .forEach(option -> option.attr("selected", all.contains(option.attr("value"))));
        case "textarea" -> next(values).ifPresent(input::text);
        default -> {
          String type = input.attr("type");
          if (type.equals("checkbox") || type.equals("radio")) {
            input.attr("checked", all.contains(input.attr("value")));
          } else if (!KEPT.contains(type) && !(type.equals("hidden") && isNever(name, input))) {
            next(values).ifPresent(value -> input.attr("value", value));
          }
        }
      }
      if (!all.isEmpty()) {
        input.parents().select("details").forEach(folded -> unfold(folded, all));
      }
    }
  }

  /** The marker for an empty selection stays empty, and tokens remain those of the page. */
  private static boolean isNever(String name, Element input) {
    return name.equals("_csrf") || name.equals(CarriedForm.SEAL) || input.attr("value").isEmpty();
  }

  private static void unfold(Element folded, List<String> values) {
    if (folded.normalName().equals("details") && values.stream().anyMatch(v -> !v.isBlank())) {
      folded.attr("open", true);
    }
  }

  private static Optional<String> next(@Nullable Deque<String> values) {
    return values == null ? Optional.empty() : Optional.ofNullable(values.poll());
  }

  /** Holds the page's answer back, so that it can be checked before it is sent. */
  private static final class Aside extends ContentCachingResponseWrapper {

    Aside(HttpServletResponse response) {
      super(response);
    }

    private int status = SC_OK;

    @Override
    public void setStatus(int sc) {
      status = sc;
    }

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public void sendError(int sc) {
      status = sc;
    }

    @Override
    public void sendError(int sc, String words) {
      status = sc;
    }

    @Override
    public void sendRedirect(String location) {
      status = SC_FOUND;
    }

    @Override
    public void setHeader(String name, String value) {
      if (name.equalsIgnoreCase(HttpHeaders.LOCATION)) {
        status = SC_FOUND;
      } else {
        super.setHeader(name, value);
      }
    }

    @Override
    public void flushBuffer() {
      // Nothing is sent yet.
    }
  }

  /** The same person's request as a plain GET of the page, without anything that was sent. */
  private static final class Reading extends HttpServletRequestWrapper {

    private final String path;
    private final @Nullable String query;
    private final Map<String, String[]> parameters = new HashMap<>();

    Reading(HttpServletRequest request, String page) {
      super(request);
      int mark = page.indexOf('?');
      path = mark < 0 ? page : page.substring(0, mark);
      query = mark < 0 ? null : page.substring(mark + 1);
      MultiValueMap<String, String> asked =
          UriComponentsBuilder.fromUriString(page).build().getQueryParams();
      asked.forEach(
          (name, values) ->
              parameters.put(
                  decoded(name),
                  values.stream()
                      .map(value -> value == null ? "" : decoded(value))
                      .toArray(String[]::new)));
    }

    private static String decoded(String text) {
      try {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException asItIs) {
        return text;
      }
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getRequestURI() {
      return path;
    }

    @Override
    public String getServletPath() {
      return path;
    }

    @Override
    public @Nullable String getPathInfo() {
      return null;
    }

    @Override
    public @Nullable String getQueryString() {
      return query;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase("HX-Request") || name.equalsIgnoreCase("Content-Type")
          ? null
          : super.getHeader(name);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public Collection<Part> getParts() {
      return List.of();
    }

    @Override
    public @Nullable Part getPart(String name) {
      return null;
    }
  }
}
