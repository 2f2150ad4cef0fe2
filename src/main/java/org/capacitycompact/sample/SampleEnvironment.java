package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.readiness.Dimension;
import org.capacitycompact.readiness.Level;
import org.capacitycompact.readiness.ReadinessAssessments;
import org.capacitycompact.readiness.SelfAssessment;
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
}
