package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.partnership.Offer;
import org.capacitycompact.partnership.Offers;
import org.capacitycompact.readiness.Dimension;
import org.capacitycompact.readiness.Level;
import org.capacitycompact.readiness.ReadinessAssessments;
import org.capacitycompact.readiness.SelfAssessment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The environment of the sample initiatives: published offers, readiness, known activities. */
@Component
class SampleEnvironment {

  private final Offers offers;
  private final ReadinessAssessments readiness;
  private final ActivityImports imports;
  private final SampleCast cast;
  private final Clock clock;

  SampleEnvironment(
      Offers offers,
      ReadinessAssessments readiness,
      ActivityImports imports,
      SampleCast cast,
      Clock clock) {
    this.offers = offers;
    this.readiness = readiness;
    this.imports = imports;
    this.cast = cast;
    this.clock = clock;
  }

  void lay() {
    LocalDate today = CountryDays.compactDay(clock.instant());
    menu(today.plusYears(2));
    assess("paulo", Level.ready, today.minusMonths(2));
    assess("siti", Level.ready, today.minusMonths(3));
    // One has run out, another runs out soon.
    assess("lucia", Level.ready, today.minusMonths(25));
    assess("anna", Level.partly, today.minusMonths(24).plusDays(20));
    try (InputStream file = new ClassPathResource("sample/known-activities.xml").getInputStream()) {
      imports.take("known-activities.xml", file, cast.actor("sofia"));
    } catch (IOException unreadable) {
      throw new IllegalStateException("the sample activities cannot be read", unreadable);
    }
  }

  /** A provider that is ready in every respect but, perhaps, its use of the country's systems. */
  private void assess(String person, Level countrySystems, LocalDate on) {
    Map<Dimension, Level> levels =
        Stream.of(Dimension.values())
            .collect(
                Collectors.toMap(
                    each -> each,
                    each -> each == Dimension.USES_COUNTRY_SYSTEMS ? countrySystems : Level.ready));
    readiness.assess(
        new SelfAssessment(
            levels, Map.of(), "Review of our own systems by an outside auditor (illustrative)"),
        cast.actor(person),
        on);
  }

  private void menu(LocalDate until) {
    offers.publish(
        new Offer(
            "BRENAP",
            "Faculty who build a school of government beside yours",
            List.of("twinning", "training", "leadershipTeam"),
            List.of("151", "111"),
            List.of("en", "pt", "es"),
            "southern",
            "untied",
            until));
    offers.publish(
        new Offer(
            "IDMICRO",
            "Examiners who supervise savings groups, at work beside yours",
            List.of("peerExchange", "practitionerSecondment", "training"),
            List.of("240"),
            List.of("en"),
            "southern",
            "untied",
            until));
    offers.publish(
        new Offer(
            "ARTREASURY",
            "Analysts of public spending who come for the length of a review",
            List.of("practitionerSecondment", "peerExchange", "twinning"),
            List.of("151"),
            List.of("es", "fr", "en"),
            "southern",
            "untied",
            until));
    offers.publish(
        new Offer(
            "DECOOP",
            "Funding for exchanges between countries of the South",
            List.of("peerExchange", "policyDialogue"),
            List.of("151", "240", "311", "140"),
            List.of("en", "fr"),
            "supporting",
            "untied",
            until));
    offers.publish(
        new Offer(
            "DECOOP",
            "Advisers with equipment of national suppliers",
            List.of("training"),
            List.of("121", "130"),
            List.of("en"),
            "supporting",
            "tied",
            until));
  }
}
