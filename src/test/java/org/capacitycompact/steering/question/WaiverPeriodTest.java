package org.capacitycompact.steering.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.criteria.WaivedGates.InForce;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A waiver that was granted")
class WaiverPeriodTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2030, 6, 30);

  @Autowired Cast cast;
  @Autowired JdbcClient database;
  @Autowired Verdicts verdicts;
  @Autowired Questions questions;
  @Autowired Initiatives initiatives;
  @Autowired InitiativeLock lock;
  @Autowired Chronicle chronicle;
  @Autowired ApplicationEventPublisher events;

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({
    "2030-06-29T00:00, true",
    "2030-06-30T00:00, true",
    "2030-06-30T23:59:59, true",
    "2030-07-01T00:00, false"
  })
  @DisplayName("is in force on its last day in the country and not on the next")
  void lastDay(java.time.LocalDateTime now, boolean inForce) {
    InitiativeNumber number = granted("S76", "granted");

    assertThat(at(now).of(number)).hasSize(inForce ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"refused", "withdrawn"})
  @DisplayName("is none when it was refused or withdrawn")
  void notGranted(String outcome) {
    assertThat(at(LAST_DAY.atStartOfDay()).of(granted("S76", outcome))).isEmpty();
  }

  @Test
  @DisplayName("is a fact of ownership and quality, by its clauses in order and its register")
  void asAFact() {
    InitiativeNumber number = granted("S137", "granted");
    grant(number, "S7", "granted");
    Waivers waivers = at(LAST_DAY.atStartOfDay());

    Facts facts = waivers.put(new Facts(), number);

    assertThat(facts.values()).containsEntry("waivedCriteria", "S7,S137");
    assertThat(waivers.of(number)).extracting(InForce::clause).containsExactly("S7", "S137");
    assertThat(at(LAST_DAY.plusDays(1).atStartOfDay()).put(new Facts(), number).values())
        .containsEntry("waivedCriteria", "");
  }

  private Waivers at(java.time.LocalDateTime now) {
    Clock clock = Clock.fixed(now.atZone(ZoneId.of("Africa/Nairobi")).toInstant(), ZoneOffset.UTC);
    return new Waivers(
        database,
        verdicts,
        questions,
        initiatives,
        lock,
        chronicle,
        events,
        new CountryDays(database, clock),
        clock);
  }

  private InitiativeNumber granted(String clause, String outcome) {
    InitiativeNumber number = cast.raise("amina", "Waived for a while");
    grant(number, clause, outcome);
    return number;
  }

  private void grant(InitiativeNumber number, String clause, String outcome) {
    database
        .sql(
            """
            insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
              asked_at, asked_on, outcome, concluded_at)
            values (?, 'waiver', ?, 'because', ?, 'amina', now(), ?, ?, now())
            """)
        .params(number, clause, LAST_DAY, LAST_DAY.minusDays(90), outcome)
        .update();
  }
}
