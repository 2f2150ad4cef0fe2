package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.partnership.Offer;
import org.capacitycompact.partnership.Offers;
import org.capacitycompact.partnership.ReadinessAssessments;
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
    readiness.assess("BRENAP", "ready", today.minusMonths(2));
    readiness.assess("IDMICRO", "ready", today.minusMonths(3));
    readiness.assess("DECOOP", "partly", today.minusMonths(5));
    try (InputStream file = new ClassPathResource("sample/known-activities.xml").getInputStream()) {
      imports.take("known-activities.xml", file, cast.actor("sofia"));
    } catch (IOException unreadable) {
      throw new IllegalStateException("the sample activities cannot be read", unreadable);
    }
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
