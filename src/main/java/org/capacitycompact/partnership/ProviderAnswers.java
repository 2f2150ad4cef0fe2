package org.capacitycompact.partnership;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers of providers to a demand. */
@Component
class ProviderAnswers {

  private final DemandAnswerRepository answers;
  private final Invitations invitations;
  private final JdbcClient database;
  private final Clock clock;

  ProviderAnswers(
      DemandAnswerRepository answers, Invitations invitations, JdbcClient database, Clock clock) {
    this.answers = answers;
    this.invitations = invitations;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a provider's answer, in the place of an earlier one where the country asked again; it is
   * not waited for any more.
   *
   * @return false when the country does not wait for it: nothing was kept
   */
  boolean record(InitiativeNumber number, String organisation, AnsweredTerms terms, Actor by) {
    Instant now = clock.instant();
    Optional<Invitation> invitation = invitations.open(number, organisation);
    if (invitation.isEmpty()) {
      return false;
    }
    DemandAnswer answer =
        answers
            .findByNumberAndOrganisation(number, organisation)
            .map(
                former -> {
                  former.replace(terms, by.userId(), now);
                  return former;
                })
            .orElseGet(() -> DemandAnswer.of(number, organisation, terms, by.userId(), now));
    // The database keeps an answer only while its invitation is open: it comes first.
    answers.saveAndFlush(answer);
    invitations.answered(invitation.get());
    return true;
  }

  /**
   * An answer as it was given.
   *
   * @param by the name of who gave it
   * @param language in which its texts were written; null when unknown
   */
  record Given(DemandAnswer answer, String by, Instant at, @Nullable String language) {}

  /** The answers in the order in which they came; a provider reads no other's before the choice. */
  List<Given> given(InitiativeNumber number) {
    List<DemandAnswer> all = of(number);
    if (all.isEmpty()) {
      return List.of();
    }
    Map<String, String> names =
        database
            .sql("select user_id, name from person where user_id in (:writers)")
            .param("writers", all.stream().map(DemandAnswer::answeredBy).distinct().toList())
            .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return all.stream()
        .map(
            each ->
                new Given(
                    each,
                    names.getOrDefault(each.answeredBy(), each.answeredBy()),
                    each.answeredAt(),
                    each.language()))
        .toList();
  }

  List<DemandAnswer> of(InitiativeNumber number) {
    return answers.findByNumberOrderByAnsweredAtAscOrganisationAsc(number);
  }
}
