package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.form.Answers;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/** What a provider answers: an offer with its terms, or that it cannot, and why. */
record AnsweredTerms(
    boolean canAnswer,
    @Nullable String description,
    List<String> modalities,
    @Nullable String kind,
    @Nullable String tying,
    @Nullable Boolean practitioners,
    List<String> languages,
    @Nullable Money cost,
    @Nullable Money contribution,
    @Nullable LocalDate availableFrom,
    @Nullable LocalDate availableUntil,
    @Nullable String coordinatedWith,
    @Nullable String reason,
    @Nullable Money costToCountry,
    @Nullable String costToCountryFor,
    List<String> assistanceForms,
    @Nullable TyingAnswers tied,
    @Nullable OfferLeanedOn offerLeanedOn) {

  static AnsweredTerms offered(Answers given, @Nullable OfferLeanedOn offer) {
    TyingAnswers tied =
        given.asks("mustBuyFromProvider")
            ? new TyingAnswers(
                given.bool("mustBuyFromProvider"),
                given.bool("mayRefuseExperts"),
                given.bool("couldGoElsewhere"))
            : null;
    return new AnsweredTerms(
        true,
        given.text("offerDescription"),
        given.list("offeredModalities"),
        given.text("providerRole"),
        // A task that was begun under an earlier release asks for the tying itself.
        tied == null ? given.text("offeredTying") : tied.tying(),
        practitioners(given),
        given.list("offeredLanguages"),
        given.optionalMoney("offeredCostUsd").orElse(null),
        given.optionalMoney("offeredContributionUsd").orElse(null),
        given.optionalDate("availableFrom").orElse(null),
        given.optionalDate("availableUntil").orElse(null),
        given.optionalText("coordinatedWith").orElse(null),
        null,
        given.optionalMoney("costToCountryUsd").orElse(null),
        given.optionalText("costToCountryFor").orElse(null),
        given.list("assistanceForms"),
        tied,
        offer);
  }

  static AnsweredTerms refused(String reason) {
    return new AnsweredTerms(
        false, null, List.of(), null, null, null, List.of(), null, null, null, null, null, reason,
        null, null, List.of(), null, null);
  }

  /** Asked until release 0.1.0; since then whoever seconds practitioners says so by that. */
  private static @Nullable Boolean practitioners(Answers given) {
    return given.asks("practitionersOffered")
        ? given.optionalBool("practitionersOffered").orElse(null)
        : (Boolean) given.list("offeredModalities").contains("practitionerSecondment");
  }
}
