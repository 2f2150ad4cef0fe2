package org.capacitycompact.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.knowledge.Readers;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("What may overlap with an initiative")
class OverlapsTest {

  @Autowired private Cast cast;
  @Autowired private Overlaps overlaps;
  @Autowired private OverlapDesk desk;
  @Autowired private ActivityImports imports;
  @Autowired private KnownActivities known;
  @Autowired private CountryDays days;
  @Autowired private JdbcClient database;

  private final String own = "Overlap " + UUID.randomUUID();
  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    number = cast.raise("amina", "Registers that are kept");
    amina = cast.actor("amina");
    institution(number);
  }

  /** The institution is this test's alone, and so is what is found by it. */
  private void institution(InitiativeNumber of) {
    database
        .sql(
            """
            insert into plan_party (number, position, ordinal, name, role)
            values (?, 901, 901, ?, 'LEAD')
            """)
        .params(of, own)
        .update();
  }

  private void result(InitiativeNumber of, String title) {
    database
        .sql(
            """
            insert into plan_result (number, position, ordinal, title, sector)
            values (?, 901, 901, ?, '33210')
            """)
        .params(of, title)
        .update();
  }

  private long published(String suffix, String status, String more) {
    String identifier = own.replace(' ', '-') + suffix;
    String xml =
        """
        <iati-activities version="2.03"><iati-activity default-currency="USD" xml:lang="en">
        <iati-identifier>%s</iati-identifier><title><narrative>Published %s</narrative></title>
        <participating-org role="4"><narrative>%s</narrative></participating-org>
        <activity-status code="%s"/>%s
        <recipient-country code="KE"/><sector code="33210"/>
        <result type="1"><title><narrative>Municipal registers are digitised</narrative></title></result>
        </iati-activity></iati-activities>
        """
            .formatted(identifier, suffix, own.toUpperCase(Locale.ROOT), status, more);
    imports.take(
        "known.xml",
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
        Readers.secretariat());
    return known.withIdentifier(identifier).orElseThrow();
  }

  private FoundOverlap found(Object other) {
    return overlaps.one(number, other.toString(), Locale.ENGLISH).orElseThrow();
  }

  @Test
  @DisplayName("is found by sector, institution and results, each said, the likeliest first")
  void reasons() {
    result(number, "Municipal registers digitised in time");
    InitiativeNumber other = cast.raise("amina", "Another with the same institution");
    institution(other);
    long activity = published("a", "2", "");

    FoundOverlap likeliest = found(activity);
    assertThat(likeliest.samePurpose()).isTrue();
    assertThat(likeliest.institutions()).hasSize(1);
    assertThat(likeliest.words()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(likeliest.likelihood()).isEqualTo(9);
    assertThat(found(other).institutions()).hasSize(1);
    assertThat(found(other).samePurpose()).isFalse();
    assertThat(found(activity).place()).isLessThan(found(other).place());
    assertThat(overlaps.of(number, true, Locale.ENGLISH, 1000))
        .extracting(FoundOverlap::place)
        .isSorted();
  }

  @Test
  @DisplayName("is under way by its dates, whatever its status says")
  void dates() {
    LocalDate today = days.todayOf(number);
    String day = "<activity-date type='%s' iso-date='%s'/>";
    long ended = published("e", "2", day.formatted("4", today.minusDays(10)));
    long toCome = published("t", "2", day.formatted("1", today.plusDays(40)));
    long closed = published("c", "4", "");
    long running = published("r", "2", day.formatted("2", today.minusDays(40)));
    assertThat(overlaps.of(number, true, Locale.ENGLISH, 1000))
        .extracting(FoundOverlap::activity)
        .contains(running)
        .doesNotContain(ended, toCome, closed);
  }

  @Test
  @DisplayName("is decided, talked about and coordinated; it counts when it is done")
  void life() {
    long activity = published("l", "2", "");
    LocalDate due = days.todayOf(number).plusDays(20);
    assertThat(desk.agree(number, found(activity), "Amina", "The Fund", due, amina)).isFalse();
    assertThat(desk.decide(number, found(activity), true, null, amina)).isTrue();
    assertThat(desk.coordinate(number, found(activity), "Too early", amina)).isFalse();
    assertThat(desk.agree(number, found(activity), "Amina", "The Fund", due, amina)).isTrue();
    assertThat(overlaps.counted(number).coordinated()).isZero();
    assertThat(desk.decide(number, found(activity), false, null, amina)).isFalse();
    assertThat(desk.coordinate(number, found(activity), "They train, we equip", amina)).isTrue();
    assertThat(desk.coordinate(number, found(activity), "Again", amina)).isFalse();

    assertThat(found(activity).outcome()).isEqualTo("They train, we equip");
    assertThat(found(activity).outcomeLanguage()).isNotNull();
    assertThat(overlaps.counted(number).coordinated()).isOne();
    assertThat(overlaps.counted(number).looked()).isTrue();
  }

  @Test
  @DisplayName("stays dismissed, and does not count")
  void dismissed() {
    long activity = published("d", "2", "");
    int before = overlaps.counted(number).overlaps();
    assertThat(desk.decide(number, found(activity), false, "Another region", amina)).isTrue();
    assertThat(desk.decide(number, found(activity), false, "Again", amina)).isFalse();
    assertThat(found(activity).state()).isEqualTo(OverlapState.DISMISSED);
    assertThat(overlaps.counted(number).overlaps()).isEqualTo(before - 1);
  }

  @Test
  @DisplayName("is told once to the country")
  void told() {
    published("n", "2", "");
    desk.look(number);
    desk.look(number);
    assertThat(
            database
                .sql(
                    "select count(*) from audit_entry where chain = ? and kind = 'overlap.found'")
                .param(number.value())
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  @DisplayName("is not learned of by whoever does not see the other initiative")
  void hidden() {
    InitiativeNumber other = cast.raise("amina", "A closed one");
    institution(other);
    assertThat(desk.decide(number, found(other), true, null, amina)).isTrue();
    database
        .sql("insert into initiative_audience (number, audience) values (?, 'user:siti')")
        .param(number)
        .update();
    List<FoundOverlap> seen =
        RowScope.within(
            RowScope.of(List.of("user:siti")),
            () -> overlaps.of(number, true, Locale.ENGLISH, 1000));
    assertThat(seen).noneMatch(each -> other.equals(each.initiative()));
    assertThat(
            RowScope.within(
                RowScope.of(List.of("user:siti")),
                () ->
                    database
                        .sql("select count(*) from overlap where number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single()))
        .isZero();
  }

  @Test
  @DisplayName("goes only the ways that are drawn, whoever writes")
  void guarded() {
    long activity = published("g", "2", "");
    desk.decide(number, found(activity), true, null, amina);
    assertThatThrownBy(() -> write("update overlap set state = 'COORDINATED' where number = ?"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> write("delete from overlap where number = ?"))
        .isInstanceOf(DataAccessException.class);
  }

  private void write(String sql) {
    database.sql(sql).param(number).update();
  }
}
