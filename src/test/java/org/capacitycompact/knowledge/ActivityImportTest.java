package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.overlap.FoundOverlap;
import org.capacitycompact.overlap.Overlaps;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.IatiActivityReader;
import org.capacitycompact.knowledge.domain.ImportFinding;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivity;
import org.capacitycompact.knowledge.domain.NotImportableException;
import org.capacitycompact.knowledge.domain.Outcome;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReadingBreak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
class ActivityImportTest {
  private static final String BODY =
      "<title><narrative>Accountants</narrative></title>"
          + "<description><narrative>They count.</narrative></description>"
          + "<recipient-country code=\"KE\"/><sector code=\"15111\"/>";

  @Autowired ActivityImports imports;
  @Autowired KnownActivities known;
  @Autowired JdbcClient database;
  @Autowired Initiatives initiatives;
  @Autowired PlantedPlan slots;
  @Autowired Overlaps overlaps;

  /** Identifiers for this test only, because the database serves the whole run. */
  private final String own = "T-" + UUID.randomUUID();

  private ImportRun take(String xml) {
    return imports.take(
        "known.xml",
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
        Readers.secretariat());
  }

  private String activity(String suffix, String body) {
    return ActivityXml.activity(own + suffix, body);
  }

  private List<ImportLine> lines(ImportRun run) {
    List<ImportLine> lines = new ArrayList<>();
    imports.eachLine(run, Readers.secretariat(), lines::add);
    return lines;
  }

  private List<Outcome> outcomes(ImportRun run) {
    return lines(run).stream().map(ImportLine::outcome).toList();
  }

  private KnownActivity known(String suffix) {
    return known.get(known.withIdentifier(own + suffix).orElseThrow()).orElseThrow();
  }

  private int runs() {
    return database.sql("select count(*) from import_run").query(Integer.class).single();
  }

  @Test
  void theSameFileAgainChangesNothingAndSaysTheSame() {
    String xml =
        ActivityXml.file(
            activity("a", BODY),
            activity("b", BODY + "<budget><value>1,000</value></budget>"),
            "<iati-activity><title><narrative>No name</narrative></title></iati-activity>",
            "<iati-activity><title><narrative>No name</narrative></title></iati-activity>");
    ImportRun first = take(xml);
    KnownActivity before = known("b");
    ImportRun second = take(xml);

    // Activities without an identifier may be known from an earlier run of this test on the same
    // database.
    assertThat(outcomes(first).subList(0, 2)).containsOnly(Outcome.NEW);
    assertThat(outcomes(second)).containsOnly(Outcome.UNCHANGED).hasSize(4);
    assertThat(findings(second)).isEqualTo(findings(first));
    assertThat(known("b").published()).isEqualTo(before.published());
    assertThat(known("b").findings()).isEqualTo(before.findings()).isNotEmpty();
    assertThat(imports.sameFileBefore(second, Readers.secretariat())).contains(first.id());
  }

  private List<List<ImportFinding>> findings(ImportRun run) {
    return lines(run).stream().map(ImportLine::findings).toList();
  }

  @Test
  void aChangedActivityIsUpdatedAndTheOthersAreNot() {
    take(ActivityXml.file(activity("a", BODY), activity("b", BODY)));
    String changed = BODY.replace("Accountants", "Auditors");
    ImportRun second =
        take(ActivityXml.file(activity("new", BODY), activity("b", changed), activity("a", BODY)));
    assertThat(outcomes(second)).containsExactly(Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED);
    assertThat(known("b").published().titles().get(0).text()).isEqualTo("Auditors");
    assertThat(known.find("KE", "auditors " + own, 1).rows()).hasSize(1);
    assertThat(known.find("KE", "accountants " + own, 1).rows()).hasSize(2);
  }

  @Test
  void anIncompleteActivityIsKeptButNeverInPlaceOfACompleteOne() {
    String whole = ActivityXml.file(activity("a", BODY));
    String cut = whole.substring(0, whole.indexOf("<sector"));
    ImportRun first = take(cut);
    assertThat(outcomes(first)).containsExactly(Outcome.INCOMPLETE);
    assertThat(first.readingBreak()).isNotNull();
    assertThat(known("a").complete()).isFalse();
    assertThat(outcomes(take(cut))).containsExactly(Outcome.UNCHANGED);

    assertThat(outcomes(take(whole))).containsExactly(Outcome.UPDATED);
    ImportRun again = take(cut);
    assertThat(outcomes(again)).containsExactly(Outcome.INCOMPLETE);
    assertThat(known("a").complete()).isTrue();
    assertThat(known("a").published().sectors()).hasSize(1);
    assertThat(setAside(again)).isEqualTo(1);
  }

  private int setAside(ImportRun run) {
    return database
        .sql("select count(*) from import_line where run = ? and set_aside is not null")
        .param(run.id())
        .query(Integer.class)
        .single();
  }

  @Test
  void theFirstOfTwoWithOneIdentifierCountsAndTheOtherIsNotLost() {
    ImportRun run =
        take(
            ActivityXml.file(
                activity("a", BODY), activity("a", BODY.replace("Accountants", "Others"))));
    assertThat(outcomes(run)).containsExactly(Outcome.NEW, Outcome.DUPLICATE);
    assertThat(known("a").published().titles().get(0).text()).isEqualTo("Accountants");
    assertThat(setAside(run)).isEqualTo(1);
  }

  private String edition(String title, String attribute) {
    return ActivityXml.file(
        activity("e", BODY.replace("Accountants", title))
            .replace("default-currency", attribute + " default-currency"));
  }

  @Test
  void anOlderEditionDoesNotReplaceANewerOneAndIsKept() {
    take(edition("Of 2026", "last-updated-datetime='2026-10-01T00:00:00Z'"));
    String older = edition("Of 2024", "last-updated-datetime='2024-10-01T00:00:00'");
    ImportRun run = take(older);
    assertThat(outcomes(run)).containsExactly(Outcome.OLDER);
    assertThat(run.count(Outcome.UNCHANGED)).isZero();
    assertThat(imports.run(run.id(), Readers.secretariat()).orElseThrow()).isEqualTo(run);
    assertThat(imports.lines(run, Outcome.OLDER, 1, Readers.secretariat()).rows()).hasSize(1);
    assertThat(imports.lines(run, Outcome.UNCHANGED, 1, Readers.secretariat()).rows()).isEmpty();
    assertThat(lines(run).get(0).findings())
        .anySatisfy(f -> assertThat(f.kind().name()).isEqualTo("OLDER_THAN_KNOWN"));
    assertThat(setAside(run)).isEqualTo(1);
    assertThat(known("e").published().titles().get(0).text()).isEqualTo("Of 2026");
    // The file's date applies if the activity has none; a newer one replaces it.
    String generated = "<iati-activities generated-datetime='%s' ";
    assertThat(
            outcomes(
                take(
                    edition("Of a file", "")
                        .replace("<iati-activities ", generated.formatted("2025-01-01")))))
        .containsExactly(Outcome.OLDER);
    assertThat(
            outcomes(
                take(
                    edition("Of a file", "")
                        .replace("<iati-activities ", generated.formatted("2026-11-01")))))
        .containsExactly(Outcome.UPDATED);
  }

  /** Release 0.1.0 fails on any other word in a report. */
  @Test
  void aNodeOfReleaseOneReadsReportsWithWordsThatCameLater() {
    ImportRun run =
        take(
            ActivityXml.file(
                activity("n", BODY + "<default-flow-type code='20'/>"),
                activity("o", BODY + "\u0001")));
    assertThat(run.readingBreak()).isNotNull();
    assertThat(run.readingBreak().kind()).isEqualTo(ReadingBreak.Kind.FORBIDDEN_CHARACTER);
    assertThat(imports.run(run.id(), Readers.secretariat()).orElseThrow()).isEqualTo(run);
    assertThat(
            database
                .sql("select break_kind from import_run where id = ?")
                .param(run.id())
                .query(String.class)
                .single())
        .isEqualTo("BROKEN_XML");
    assertThat(kind(run, "default-flow-type/@code")).isEqualTo("CODE_WITHDRAWN");
    assertThat(
            database
                .sql("select findings::text from import_line where run = ? and position = 1")
                .param(run.id())
                .query(String.class)
                .single())
        .contains("\"kind\": \"NOT_IN_STANDARD\"", "\"exactly\": \"CODE_WITHDRAWN\"");
    // And this release reads what a later one writes.
    database
        .sql(
            """
            update import_line
            set findings = replace(findings::text, 'CODE_WITHDRAWN', 'OF_ANOTHER_DAY')::jsonb
            where run = ?
            """)
        .param(run.id())
        .update();
    assertThat(kind(run, "default-flow-type/@code")).isEqualTo("NOT_IN_STANDARD");
  }

  private String kind(ImportRun run, String field) {
    return lines(run).get(0).findings().stream()
        .filter(finding -> finding.field().equals(field))
        .map(finding -> finding.kind().name())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnEarlierReleaseReadIsMarkedAndReadAnewFromTheSameFile() {
    String xml = ActivityXml.file(activity("r", BODY));
    take(xml);
    database
        .sql("update known_activity set content = content - 'rules' where identifier = ?")
        .param(own + "r")
        .update();
    assertThat(known("r").published().readUnderOlderRules()).isTrue();
    assertThat(outcomes(take(xml))).containsExactly(Outcome.UNCHANGED);
    assertThat(known("r").published().readUnderOlderRules()).isFalse();
  }

  @Test
  void whatHasEndedIsSuspendedOrNotBegunIsNotUnderWay() {
    String body = "<recipient-country code='TV'/><sector code='16010'/>";
    String day = "<activity-date type='%s' iso-date='%s'/>";
    String status = "<activity-status code='%s'/>";
    take(
        ActivityXml.file(
            activity("1", body + status.formatted("2") + day.formatted("4", "2025-06-30")),
            activity("2", body + day.formatted("3", "2025-12-31")),
            activity("3", body + status.formatted("6")),
            activity("4", body + status.formatted("1")),
            activity("5", body + status.formatted("2") + day.formatted("3", "2150-01-01"))));
    Initiative initiative =
        initiatives.raise(
            new NewInitiative("TV", "What is under way", "en", false, null),
            Readers.focalPoint("TV"));
    slots.frame(initiative.number(), Map.of("sector", "160"));
    assertThat(overlaps.of(initiative.number(), true, Locale.ENGLISH, 100))
        .extracting(FoundOverlap::activity)
        .contains(known("5").id())
        .doesNotContain(known("1").id(), known("2").id(), known("3").id(), known("4").id());
  }

  @Test
  void whatNobodyCouldFindAgainIsUnreadableAndStillReported() {
    ImportRun run = take(ActivityXml.file("<iati-activity/>", activity("a", BODY)));
    assertThat(outcomes(run)).containsExactly(Outcome.UNREADABLE, Outcome.NEW);
    assertThat(lines(run).get(0).findings()).isNotEmpty();
    assertThat(run.activities()).isEqualTo(2);
  }

  @Test
  void everyDigitOfANumberIsKept() {
    String amount = "999999999999999999.12345678901234567890";
    take(
        ActivityXml.file(
            activity("a", BODY + "<budget><value>" + amount + "</value></budget>"),
            activity("b", BODY + "<budget><value>1e-10</value></budget>")));
    assertThat(known("a").published().budgets().get(0).amount()).isEqualTo(new BigDecimal(amount));
    assertThat(known("b").published().budgets().get(0).amount())
        .isEqualByComparingTo(new BigDecimal("0.0000000001"));
  }

  @Test
  void wordsAreFoundWithoutTheirAccentsAndCountriesByTheirCode() {
    take(
        ActivityXml.file(
            activity(
                "a",
                "<title><narrative xml:lang=\"fr\">Santé à Lomé 𝒳</narrative></title>"
                    + "<recipient-country code=\"TG\"/>")));
    assertThat(known.find("TG", "SANTE lom " + own, 1).rows()).hasSize(1);
    assertThat(known.find("KE", "sante lome " + own, 1).rows()).isEmpty();
    assertThat(known.find(null, own + " & ' | :* \\ \u0000", 1).rows()).hasSize(1);
    assertThat(known.find(null, own, Integer.MAX_VALUE).rows()).isEmpty();
    assertThat(known.countries()).extracting(c -> c.country()).contains("TG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY|''",
        "NOT_XML|this is a letter",
        "WRONG_ROOT|<invoice/>",
        "UNKNOWN_ENCODING|<?xml version='1.0' encoding='klingon'?><iati-activities/>",
        "DOCTYPE_REFUSED|<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><iati-activities/>",
        "BROKEN_XML|<iati-activities><",
      })
  void aFileThatGivesNothingIsRefusedAndNothingIsStored(ReadingBreak.Kind kind, String xml) {
    int before = runs();
    assertThatThrownBy(() -> take(xml))
        .isInstanceOfSatisfying(
            NotImportableException.class,
            refused -> assertThat(refused.readingBreak().kind()).isEqualTo(kind));
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWhole() {
    InputStream endless =
        new InputStream() {
          private final byte[] start =
              ActivityXml.file(activity("a", BODY)).getBytes(StandardCharsets.UTF_8);
          private int position;

          @Override
          public int read() {
            return position < start.length ? start[position++] : ' ';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
              buffer[offset + i] = (byte) read();
            }
            return length;
          }
        };
    assertThatThrownBy(() -> imports.take("x", endless, Readers.secretariat()))
        .isInstanceOfSatisfying(
            NotImportableException.class, refused -> assertThat(refused.tooLarge()).isTrue());
    assertThat(known.withIdentifier(own + "a")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "SECRETARIAT", mode = EnumSource.Mode.EXCLUDE)
  void nobodyButTheSecretariatImports(Role role) {
    InputStream file =
        new ByteArrayInputStream(
            ActivityXml.file(activity("a", BODY)).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> imports.take("x", file, Readers.actor(role, "KE")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(known.withIdentifier(own + "a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd|passwd",
        "C:\\\\Users\\\\x\\\\santé 2026 (1).xml|santé 2026 (1).xml",
        "<script>.xml|script_.xml",
        "..|activities.xml",
        "=cmd().xml|cmd().xml",
      })
  void theNameOfAFileIsMadeSafe(String sent, String kept) {
    byte[] file = ActivityXml.file(activity("a", BODY)).getBytes(StandardCharsets.UTF_8);
    ImportRun run = imports.take(sent, new ByteArrayInputStream(file), Readers.secretariat());
    assertThat(run.fileName()).isEqualTo(kept);
    assertThat(imports.run(run.id(), Readers.secretariat())).contains(run);
  }

  @ParameterizedTest
  @CsvSource({"01-aidtype-D-E.xml,163", "06-french-spanish-portuguese.xml,88"})
  void noReallyPublishedActivityIsLost(String name, int count) throws IOException {
    Path file = Path.of("..", "shared", "cases", name);
    assumeTrue(Files.exists(file), () -> "not checked: " + file + " is not beside the project");
    ImportRun first = take(Files.readString(file));
    ImportRun second = take(Files.readString(file));
    assertThat(first.activities()).isEqualTo(count);
    assertThat(second.count(Outcome.UNCHANGED)).isEqualTo(count);
    assertThat(findings(second).equals(findings(first))).isTrue();
    var read =
        new IatiActivityReader(ReadingBounds.DEFAULT)
            .read(Files.newInputStream(file)).activities().stream()
                .collect(Collectors.toMap(a -> a.activity().identifier(), a -> a.activity()));
    assertThat(lines(second))
        .allSatisfy(
            line ->
                assertThat(known.get(line.knownActivity()).orElseThrow().published())
                    .isEqualTo(read.get(line.identifier())));
  }
}
