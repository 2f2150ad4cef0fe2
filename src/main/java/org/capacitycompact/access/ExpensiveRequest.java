package org.capacitycompact.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.capacitycompact.access.WebProperties.Limits;

/**
 * Requests that cost much more than a page, by method and path, and how often one person may send
 * them.
 */
enum ExpensiveRequest {
  EXPORT("(GET|HEAD) .+\\.(csv|xlsx|xml|zip|pdf)", Limits::exports),
  IMPORT(
      "POST (/api)?/known-activities/imports|POST .*/attachments|POST .*/plan/import|POST"
          + " /administration/rates/file|POST"
          + " /administration/criteria/(drafts(/[0-9]+/publish)?|[^/]+/figures)",
      Limits::imports),
  EVALUATION(
      "POST /engine-rest/decision-definition/(key/)?[^/]+/evaluate|POST .*/replay",
      Limits::evaluations),
  SEARCH("GET /api/(tasks|initiatives|known-activities)", Limits::searches),
  /** The one that nobody signs in for. */
  FEED("(GET|HEAD) /calendar/[^/]+\\.ics", Limits::feeds);

  private final Pattern requests;
  private final ToIntFunction<Limits> perMinute;

  ExpensiveRequest(String requests, ToIntFunction<Limits> perMinute) {
    this.requests = Pattern.compile(requests);
    this.perMinute = perMinute;
  }

  int perMinute(Limits limits) {
    return perMinute.applyAsInt(limits);
  }

  /** The kind of a request; empty when it is cheap or comes from the web applications. */
  static Optional<ExpensiveRequest> of(String method, String path) {
    if (path.startsWith("/camunda/")) {
      return Optional.empty();
    }
    String asked = method + " " + path;
    return Arrays.stream(values())
        .filter(kind -> kind.requests.matcher(asked).matches())
        .findFirst();
  }
}
