package org.capacitycompact.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Supplies the header of every page with the signed-in person, from the request alone: error pages
 * must work when the database does not answer.
 */
@ControllerAdvice
class VisitorAdvice {

  private final Wording wording;
  private final Administration administration;
  private final Clock clock;

  VisitorAdvice(Wording wording, Administration administration, Clock clock) {
    this.clock = clock;
    this.wording = wording;
    this.administration = administration;
  }

  /** The same page and question in each language, by its tag. */
  @ModelAttribute("languageLinks")
  Map<String, String> languageLinks(HttpServletRequest request) {
    return InterfaceLanguages.all().stream()
        .map(InterfaceLanguage::tag)
        .collect(Collectors.toMap(tag -> tag, tag -> link(request, tag)));
  }

  private static String link(HttpServletRequest request, String language) {
    return UriComponentsBuilder.newInstance()
        .query(request.getQueryString())
        .replaceQueryParam("lang", language)
        .build()
        .toUriString();
  }

  /** When the session ends without activity; absent without a session, and on error pages. */
  @ModelAttribute("sessionEnds")
  @Nullable SessionEnd sessionEnds(
      HttpServletRequest request, Optional<Actor> actor, Locale language) {
    HttpSession session = actor.isEmpty() ? null : request.getSession(false);
    if (session == null || session.getMaxInactiveInterval() <= 0) {
      return null;
    }
    Instant end =
        Instant.ofEpochMilli(session.getLastAccessedTime())
            .plusSeconds(session.getMaxInactiveInterval());
    return new SessionEnd(
        wording.recent(end, language), Duration.between(clock.instant(), end).toSeconds());
  }

  @ModelAttribute("visitor")
  @Nullable SignedInPerson visitor(Optional<Actor> actor, Locale language) {
    return actor
        .map(
            person ->
                new SignedInPerson(
                    person.name(),
                    wording.capacity(person, language),
                    wording.zone(),
                    Right.FIND_KNOWN_ACTIVITIES_IN_MENU.of(person),
                    Right.SEE_OWN_BALLOT.of(person),
                    administration.isFor(person)))
        .orElse(null);
  }
}
