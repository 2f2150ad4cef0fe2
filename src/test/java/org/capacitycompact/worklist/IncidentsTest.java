package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * A real failing step: the reminder of a deadline, whose record the database refuses for this
 * initiative.
 */
@CompactTest
@DisplayName("A step that the system cannot finish")
class IncidentsTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private Incidents incidents;
  @Autowired private Chronicle chronicle;
  @Autowired private ManagementService jobs;
  @Autowired private EngineAccess engine;
  @Autowired private JdbcClient database;
  @Autowired private DataSource pool;
  private MockMvc web;
  private InitiativeNumber number;
  private String guard;
  private String job;

  @BeforeEach
  void failing() throws Exception {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = cast.raise("amina", "A reminder that fails " + UUID.randomUUID());
    guard = "refuses_" + number.value().replace('-', '_').toLowerCase(java.util.Locale.ROOT);
    job =
        database
            .sql(
                """
                select j.id_ from act_ru_job j
                join act_ru_execution e on e.id_ = j.process_instance_id_
                where e.business_key_ = ? and j.type_ = 'timer'
                """)
            .param(number)
            .query(String.class)
            .list()
            .get(0);
    asOwner(
        """
        create function %1$s() returns trigger language plpgsql as
          'begin raise exception ''zanzibar''; end';
        create trigger %1$s before insert on audit_entry for each row
          when (new.number = '%2$s' and new.kind = 'deadline.reminded') execute function %1$s()
        """
            .formatted(guard, number));
  }

  @AfterEach
  void heal() throws Exception {
    asOwner("drop function if exists " + guard + " cascade");
  }

  @Test
  @DisplayName(
      "is tried again after longer and longer, then told in words to the secretariat, tried again"
          + " when they say so, and over when it succeeds")
  void isTold() throws Exception {
    run();
    assertThat(job().getRetries()).isEqualTo(4);
    assertThat(job().getDuedate()).as("waits before the next try").isAfter(new Date());
    assertThat(mine()).as("not yet").isEmpty();
    for (int times = 0; times < 4; times++) {
      run();
    }

    assertThat(mine())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.step()).isEqualTo("StartEvent_DeadlineNear");
              assertThat(incident.kind()).isEqualTo(Incident.Kind.DEADLINE);
            });
    String page = page("sofia", "/administration/incidents");
    assertThat(page)
        .contains(number, "A deadline of this stage passed", "Try again")
        .doesNotContain("zanzibar", "Exception", "StartEvent_", "??");
    assertThat(page("amina", "/initiatives/" + number))
        .contains("The system could not finish a step of this initiative")
        .doesNotContain("zanzibar", "Exception", "??");

    retry("sofia", 302);
    assertThat(mine()).as("one more try").isEmpty();
    run();
    assertThat(mine()).as("failed again").hasSize(1);

    heal();
    retry("sofia", 302);
    engine.asSystem(() -> jobs.executeJob(job));
    assertThat(mine()).isEmpty();
    assertThat(page("amina", "/initiatives/" + number))
        .doesNotContain("could not finish a step of this initiative");
    assertThat(chronicle.of(number))
        .extracting(Chronicle.Entry::kind)
        .contains("deadline.reminded")
        .filteredOn("incident.retried"::equals)
        .hasSize(2);
  }

  @Test
  @DisplayName("is nobody else's to see in the list or to try again")
  void isTheSecretariats() throws Exception {
    for (int times = 0; times < 5; times++) {
      run();
    }
    String id = mine().get(0).id();

    for (String other : List.of("amina", "koffi", "paulo", "mariam", "finance")) {
      // A program's account is sent out of the portal, whatever it requests.
      int refused = other.equals("finance") ? 302 : 403;
      assertThat(status(other, get("/administration/incidents"))).isEqualTo(refused);
      assertThat(
              status(
                  other,
                  post("/administration/incidents/retry").with(csrf()).param("incident", id)))
          .isEqualTo(refused);
      assertThatThrownBy(() -> incidents.open(cast.actor(other)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> incidents.tryAgain(id, cast.actor(other)))
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThat(job().getRetries()).isZero();
    assertThat(status("koffi", get("/initiatives/" + number))).isEqualTo(404);
  }

  private void retry(String person, int expected) throws Exception {
    assertThat(
            status(
                person,
                post("/administration/incidents/retry")
                    .with(csrf())
                    .param("incident", mine().get(0).id())))
        .isEqualTo(expected);
  }

  /** The job executor is off in tests; this does its work. */
  private void run() {
    assertThatThrownBy(() -> engine.asSystem(() -> jobs.executeJob(job)))
        .isInstanceOf(RuntimeException.class);
  }

  private Job job() {
    return engine.asSystem(() -> jobs.createJobQuery().jobId(job).singleResult());
  }

  private List<Incident> mine() {
    return incidents.open(cast.actor("sofia")).stream()
        .filter(incident -> incident.number().equals(number))
        .toList();
  }

  private String page(String person, String path) throws Exception {
    return web.perform(get(path).with(user(person)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private int status(String person, MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse().getStatus();
  }

  private void asOwner(String statements) throws Exception {
    String url = pool.unwrap(HikariDataSource.class).getJdbcUrl();
    try (Connection owner = DriverManager.getConnection(url, "postgres", "");
        Statement statement = owner.createStatement()) {
      statement.execute(statements);
    }
  }
}
