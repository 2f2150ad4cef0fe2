package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.participation.ParticipationRecord;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.participation.ParticipationState;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which countries take part in an initiative, for whoever sees it. */
@RestController
class CountryApi {

  private final Initiatives initiatives;
  private final ParticipationRecord record;

  CountryApi(Initiatives initiatives, ParticipationRecord record) {
    this.initiatives = initiatives;
    this.record = record;
  }

  /** One that was asked; days and moments as in the rest of the API. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AskedAnswer(
      long id,
      String country,
      ParticipationState state,
      String asked,
      @Nullable String language,
      LocalDate answerBy,
      Instant invitedAt,
      @Nullable Instant recommendedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant leftAt) {

    static AskedAnswer of(Asked each) {
      return new AskedAnswer(
          each.id(),
          each.country(),
          each.state(),
          each.asked(),
          each.language(),
          each.answerBy(),
          each.invitedAt(),
          each.recommendedAt(),
          each.answeredAt(),
          each.leftAt());
    }
  }

  /**
   * The countries of an initiative.
   *
   * @param lead ISO 3166-1 alpha-2, as are the others
   */
  record CountryList(String lead, List<AskedAnswer> others) {}

  @GetMapping("/api/initiatives/{number}/countries")
  CountryList list(@PathVariable InitiativeNumber number, Actor actor) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
    return new CountryList(
        initiative.country(), record.of(number).stream().map(AskedAnswer::of).toList());
  }
}
