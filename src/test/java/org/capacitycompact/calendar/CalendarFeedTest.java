package org.capacitycompact.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.account.AccountOffice;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The private feed of one's dates")
class CalendarFeedTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";

  @Autowired private WebApplicationContext context;
  @Autowired private AccountOffice office;
  @Autowired private Accounts accounts;
  @Autowired private Cast cast;
  @Autowired private CalendarFeeds feeds;
  @Autowired private JdbcClient database;
  @Autowired private People people;
  @Autowired private PlantedPlan slots;
  @Autowired private Plans plans;
  @Autowired private ProcessEngine engine;
  private MockMvc web;

  @BeforeEach
  void start() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("holds number and kind only, in the person’s language, as valid iCalendar")
  void numberAndKind() throws Exception {
    String person = person(Role.FOCAL_POINT, "KE", "fr");
    InitiativeNumber number = cast.raise("amina", "Canary of the mangroves");
    String file = text(read(made(person)));

    VEvent event = event(file, number).orElseThrow();
    assertThat(event.getSummary().getValue()).isEqualTo(number + "\u00a0: Formuler la demande");
    assertThat(event.validate().hasErrors()).isFalse();
    assertThat(calendar(file).validate(false).hasErrors()).isFalse();
    assertThat(file)
        .contains("BEGIN:VCALENDAR", "METHOD:PUBLISH", "TRANSP:TRANSPARENT")
        .doesNotContain("mangroves", "Amina", person, "??");
    assertThat(events(file))
        .as("nothing that somebody wrote")
        .allSatisfy(
            each ->
                assertThat(
                        each.getPropertyList().getAll().stream()
                            .map(property -> property.getName())
                            .collect(Collectors.toSet()))
                    .isSubsetOf(
                        Set.of(
                            "UID",
                            "DTSTAMP",
                            "LAST-MODIFIED",
                            "SEQUENCE",
                            "DTSTART",
                            "SUMMARY",
                            "TRANSP",
                            "URL")));
  }

  @Test
  @DisplayName("keeps the id of what is moved, counts the moves, and is sent again only then")
  void moved() throws Exception {
    String person = person(Role.FOCAL_POINT, "TG", "en");
    InitiativeNumber number = cast.raise("koffi", "Moved");
    String address = made(person);
    MockHttpServletResponse first = read(address);
    String print = first.getHeader("ETag");
    VEvent before = event(text(first), number).orElseThrow();

    assertThat(again(address, print).getStatus()).isEqualTo(304);
    assertThat(again(address, print).getContentAsByteArray()).isEmpty();
    move(number, "due_at = due_at + interval '3 days'");
    MockHttpServletResponse second = again(address, print);
    assertThat(second.getStatus()).isEqualTo(200);
    VEvent after = event(text(second), number).orElseThrow();
    assertThat(after.getUid()).isEqualTo(before.getUid());
    assertThat(after.getSequence().getSequenceNo())
        .isGreaterThan(before.getSequence().getSequenceNo());
    assertThat(after.getDateTimeStart().getDate())
        .isNotEqualTo(before.getDateTimeStart().getDate());

    move(number, "dormant_until = current_date + 90");
    VEvent dormant = event(text(read(address)), number).orElseThrow();
    assertThat(dormant.getUid()).isEqualTo(before.getUid());
    assertThat(dormant.getDateTimeStart().getDate()).isEqualTo(LocalDate.now().plusDays(90));
    assertThat(dormant.getSequence().getSequenceNo())
        .isGreaterThan(after.getSequence().getSequenceNo());

    cast.decide("koffi", number, ARTICULATE);
    assertThat(event(text(read(address)), number, "Articulate the demand")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Africa/Nairobi", "Pacific/Apia"})
  @DisplayName("tells a moment in UTC and a country’s day as that day, wherever it is read")
  void daysAndMoments(String zone) throws Exception {
    String implementer = person(Role.IMPLEMENTER, "KE", "en");
    String authority = person(Role.NATIONAL_AUTHORITY, "KE", "en");
    String focalPoint = person(Role.FOCAL_POINT, "KE", "en");
    for (String each : List.of(implementer, authority, focalPoint)) {
      people.setZone(each, zone);
    }
    FundedWork funded = new FundedWork(cast, plans, slots, engine, database);
    InitiativeNumber work = funded.funded(40);
    funded.live(work);
    LocalDate due =
        database
            .sql("select due from milestone where number = ? and position = 1")
            .param(work)
            .query(LocalDate.class)
            .single();
    assertThat(starts(implementer, work, "Deliver the milestone"))
        .contains("VALUE=DATE:" + plain(due));
    assertThat(starts(authority, work, "A milestone is due")).contains("VALUE=DATE:" + plain(due));

    InitiativeNumber demand = cast.raise("amina", "A moment");
    String utc =
        database
            .sql(
                """
                select to_char(due_at at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"')
                from work_item where number = ?
                """)
            .param(demand)
            .query(String.class)
            .single();
    assertThat(starts(focalPoint, demand, "Articulate the demand")).contains("DTSTART:" + utc);
  }

  @Test
  @DisplayName("holds nothing of another country, nor what a role that was lost had")
  void rightsOfTheMoment() throws Exception {
    InitiativeNumber togo = cast.raise("koffi", "Canary of Togo");
    InitiativeNumber kenya = cast.raise("amina", "Canary of Kenya");
    String person = person(Role.FOCAL_POINT, "KE", "en");
    String address = made(person);
    assertThat(text(read(address))).contains(kenya).doesNotContain("TG-", togo);

    accounts.reassign(person, Role.NON_STATE_ACTOR, "KE");
    assertThat(text(read(address))).contains("BEGIN:VCALENDAR").doesNotContain(kenya);

    accounts.reassign(person, Role.INTEGRATOR, "");
    assertMissing(read(address));
  }

  @Test
  @DisplayName("is not there once it was replaced, revoked, or its account closed, also reopened")
  void ends() throws Exception {
    String person = person(Role.FOCAL_POINT, "KE", "en");
    String first = made(person);
    assertThat(read(first).getStatus()).isEqualTo(200);
    String second = made(person);
    assertMissing(read(first));
    assertThat(read(second).getStatus()).isEqualTo(200);

    assertThat(
            perform(post("/calendar/feed/revocation").with(csrf()).with(user(person)))
                .getRedirectedUrl())
        .isEqualTo("/calendar/feed?revoked");
    assertMissing(read(second));

    String third = made(person);
    office.close(person, null, cast.actor("sofia"));
    assertMissing(read(third));
    office.reopen(person, cast.actor("sofia"));
    assertThat(people.actor(person)).isPresent();
    assertMissing(read(third));
  }

  @Test
  @DisplayName("of a closed account is refused by the database, whoever writes it")
  void ofClosedAccount() {
    String person = person(Role.FOCAL_POINT, "KE", "en");
    accounts.disable(person);
    assertThatThrownBy(
            () ->
                database
                    .sql("insert into calendar_feed values (?, sha256('x'), now())")
                    .param(person)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @DisplayName("has an address of 256 bits that is shown once, stored as its hash, and not logged")
  void secret(CapturedOutput output) throws Exception {
    String person = person(Role.FOCAL_POINT, "KE", "en");
    String address = made(person);
    String token = token(address);
    read(address);
    read("/calendar/" + token + "x.ics");

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(text(perform(get("/calendar/feed").with(user(person))))).doesNotContain(token);
    assertThat(output.getAll()).doesNotContain(token);
    assertThat(
            database
                .sql("select hash = sha256(?::bytea) from calendar_feed where user_id = ?")
                .params(token.getBytes(StandardCharsets.US_ASCII), person)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            database
                .sql(
                    "select count(*) from audit_entry where user_id = ? and kind ="
                        + " 'calendarFeed.made' and not after::text like ?")
                .params(person, "%" + token + "%")
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  @DisplayName("is nothing for a program, and nobody makes one without being signed in")
  void notForPrograms() throws Exception {
    assertMissing(read("/calendar/" + feeds.make(cast.actor("finance")) + ".ics"));
    assertThat(perform(get("/calendar").with(user("finance"))).getRedirectedUrl())
        .isEqualTo("/sign-in?program");
    MockHttpServletResponse nobody = perform(post("/calendar/feed").with(csrf()));
    assertThat(nobody.getForwardedUrl()).isEqualTo("/sign-in/again");
    assertThat(text(nobody)).doesNotContain(".ics");
    feeds.revoke(cast.actor("finance"));
  }

  @Test
  @DisplayName("is fetched twenty times a minute and no more")
  void limited() throws Exception {
    String address = made(person(Role.NON_STATE_ACTOR, "UG", "en"));
    for (int times = 0; times < 20; times++) {
      assertThat(read(address).getStatus()).isEqualTo(200);
    }
    MockHttpServletResponse later = read(address);
    assertThat(later.getStatus()).isEqualTo(429);
    assertThat(later.getHeader("Retry-After")).isNotBlank();
  }

  private String person(Role role, String country, String language) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    accounts.openAll(
        List.of(
            new NewPerson(id, "Test " + id, role, country, country, null, null, false, language)),
        "fjord lantern seventy oxen");
    return id;
  }

  /** Makes an address on the page; the path of it. */
  private String made(String person) throws Exception {
    String page = text(perform(post("/calendar/feed").with(csrf()).with(user(person))));
    Matcher address = Pattern.compile("/calendar/[A-Za-z0-9_-]{43}\\.ics").matcher(page);
    assertThat(address.find()).isTrue();
    return address.group();
  }

  private static String token(String address) {
    return address.substring("/calendar/".length(), address.length() - ".ics".length());
  }

  private void move(InitiativeNumber number, String how) {
    database.sql("update work_item set " + how + " where number = ?").param(number).update();
  }

  private String starts(String person, InitiativeNumber number, String kind) throws Exception {
    return event(text(read(made(person))), number, kind)
        .orElseThrow()
        .getDateTimeStart()
        .toString();
  }

  private static String plain(LocalDate day) {
    return day.toString().replace("-", "");
  }

  private void assertMissing(MockHttpServletResponse answer) throws Exception {
    MockHttpServletResponse unknown = read("/calendar/" + "A".repeat(43) + ".ics");
    assertThat(answer.getStatus()).isEqualTo(404).isEqualTo(unknown.getStatus());
    assertThat(answer.getHeaderNames()).isEqualTo(unknown.getHeaderNames());
    assertThat(text(answer)).isEqualTo(text(unknown));
  }

  private MockHttpServletResponse read(String address) throws Exception {
    return perform(get(address));
  }

  private MockHttpServletResponse again(String address, String print) throws Exception {
    return perform(get(address).header("If-None-Match", print));
  }

  private MockHttpServletResponse perform(MockHttpServletRequestBuilder asked) throws Exception {
    return web.perform(asked).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static Calendar calendar(String file) throws Exception {
    return new CalendarBuilder().build(new StringReader(file));
  }

  private static List<VEvent> events(String file) throws Exception {
    return calendar(file).getComponents("VEVENT");
  }

  private static Optional<VEvent> event(String file, InitiativeNumber number) throws Exception {
    return event(file, number, "");
  }

  private static Optional<VEvent> event(String file, InitiativeNumber number, String kind)
      throws Exception {
    return events(file).stream()
        .filter(event -> event.getSummary().getValue().startsWith(number.value()))
        .filter(event -> event.getSummary().getValue().endsWith(kind))
        .findFirst();
  }
}
