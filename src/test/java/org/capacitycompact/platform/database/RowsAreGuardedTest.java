package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@CompactTest
@DisplayName("Every table")
class RowsAreGuardedTest {

  /** Tables without a guard, each with the reason why every country may read all of it. */
  static final Map<String, String> EVERYONES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("country", "codes of countries"),
              Map.entry("country_zone", "time zones of countries"),
              Map.entry("country_fact", "published facts of countries, by year"),
              Map.entry("exchange_rate", "published rates of exchange, by day"),
              Map.entry("organisation", "names of institutions and providers"),
              Map.entry("person", "names, shown beside what people did"),
              Map.entry("policy_value", "the Compact's rules in numbers"),
              Map.entry("deputy", "accounts, of no initiative; who stands in for whom, until when"),
              Map.entry("deadline", "the Compact's rules in days"),
              Map.entry("decision_version", "which version of a decision holds"),
              Map.entry("deployed_release", "which release brought which models"),
              Map.entry("decision_draft", "proposed tables; pages for criteria editors"),
              Map.entry("offer", "what providers publish that they can do"),
              Map.entry("provider_readiness", "a provider's published assessment of itself"),
              Map.entry("compact_ceiling", "the Compact's money of a year, in sum"),
              Map.entry("known_activity", "published by others"),
              Map.entry("known_activity_trait", "what is published by others, cut into words"),
              Map.entry("import_run", "files of what others published; pages for the secretariat"),
              Map.entry("import_line", "what was said of what others published"),
              Map.entry("audit_seal", "hashes of hashes"),
              Map.entry("audit_seal_outside", "up to which seal an address has taken them"),
              Map.entry("audit_verification", "how far a verification is, of no initiative"),
              Map.entry("one_time_link", "accounts, of no initiative; hashes of links"),
              Map.entry("page_key", "accounts, of no initiative; the key of pages' seals"),
              Map.entry("sign_in_wait", "accounts, of no initiative; hashes"),
              Map.entry("spring_session", "accounts, of no initiative"),
              Map.entry("spring_session_attributes", "accounts, of no initiative"),
              Map.entry("service_account", "accounts, of no initiative"),
              Map.entry("service_token", "accounts, of no initiative; hashes of tokens"),
              Map.entry("external_identity", "accounts, of no initiative"),
              Map.entry("flyway_schema_history", "the owner's: the application reads nothing")));

  @Autowired private DataSource database;

  @Test
  @DisplayName("is guarded row by row, or is everyone's for a reason that is written down")
  void isGuardedOrEveryones() {
    List<String> open =
        new JdbcTemplate(database)
            .queryForList(
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and not relrowsecurity and relname not like 'act\\_%' order by relname
                """,
                String.class);
    assertThat(open).containsExactlyElementsOf(EVERYONES.keySet());
  }
}
