package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.partnership.ReadinessAssessments;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The environment of the sample initiatives: published offers, readiness, known activities. */
@Component
class SampleEnvironment {

  private final SampleOffers offers;
  private final ReadinessAssessments readiness;
  private final ActivityImports imports;
  private final SampleCast cast;
  private final Clock clock;

  SampleEnvironment(
      SampleOffers offers,
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
    offers.lay(today);
    readiness.assess("BRENAP", "ready", today.minusMonths(2));
    readiness.assess("IDMICRO", "ready", today.minusMonths(3));
    readiness.assess("DECOOP", "partly", today.minusMonths(5));
    try (InputStream file = new ClassPathResource("sample/known-activities.xml").getInputStream()) {
      imports.take("known-activities.xml", file, cast.actor("sofia"));
    } catch (IOException unreadable) {
      throw new IllegalStateException("the sample activities cannot be read", unreadable);
    }
  }
}
