package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.PseudoLanguages;
import org.capacitycompact.Thorough;
import org.capacitycompact.access.ClosedCountry.Target;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.ChangedTable;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Publication;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.HandledTasks;
import org.capacitycompact.worklist.TaskDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Every page, form and error, in a language that only this test has: nothing on it is English. */
@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("In a language that was added by files alone")
class EveryTextIsFromABundleTest {

  /** One of each role, the country's own first. */
  private static final List<String> VISITORS =
      List.of(
          "koffi",
          "sofia",
          "nobody",
          "daniel",
          "operator",
          "adjoa",
          "kossi",
          "afi",
          "siti",
          "mariam",
          "rosa",
          "finance");

  /** So many of them read every page. */
  private static final int READ_ALL = 3;

  private static final Locale READER = Locale.forLanguageTag(PseudoLanguages.LTR);

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Cast cast;
  @Autowired TaskDesk desk;
  @Autowired ProcessEngine engine;
  @Autowired EngineAccess access;
  @Autowired JdbcClient database;
  @Autowired Attachments attachments;
  @Autowired ActivityImports imports;
  @Autowired Publication publication;
  @Autowired FormRenderer forms;
  @Autowired HandledTasks handled;
  @Autowired SpringTemplateEngine templates;
  @Autowired ThymeleafViewResolver views;

  private List<Target> targets;
  private UnmarkedTexts unmarked;

  @BeforeAll
  void play() throws IOException {
    try (InputStream file = new ClassPathResource("sample/known-activities.xml").getInputStream()) {
      imports.take("known-activities.xml", file, cast.actor("sofia"));
    }
    publication.submit(
        "quality",
        Draft.Origin.UPLOAD,
        "",
        ChangedTable.of("quality").with("<definitions", "<!-- read -->\n<definitions").bytes(),
        cast.actor("daniel"));
    ClosedCountry togo =
        new ClosedCountry(cast, desk, handled, engine, access, database, attachments);
    targets = List.of(togo.draft(), togo.atWork());
    unmarked = new UnmarkedTexts(PseudoLanguages.LTR, names());
  }

  @Test
  @DisplayName("every page says to everybody only what is in its files")
  void pages() throws Exception {
    Map<String, Set<String>> found = new ConcurrentSkipListMap<>();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<String> addresses = addresses();
    ExecutorService crowd = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (String visitor : VISITORS) {
        List<String> own = own(visitor, addresses);
        all.add(
            crowd.submit(
                () -> {
                  visit(visitor, own, found, seen);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      crowd.shutdownNow();
    }
    assertThat(seen).as("pages that were read").hasSizeGreaterThan(40);
    assertThat(lines(found)).isEmpty();
  }

  /** The first read every page, the editor what is administered; in the build others take turns. */
  private static List<String> own(String visitor, List<String> addresses) {
    int turn = VISITORS.indexOf(visitor) - READ_ALL;
    if (Thorough.asked() || turn < 0) {
      return addresses;
    }
    return IntStream.range(0, addresses.size())
        .filter(
            each ->
                each % (VISITORS.size() - READ_ALL) == turn
                    || visitor.equals("daniel")
                        && addresses.get(each).startsWith("/administration"))
        .mapToObj(addresses::get)
        .toList();
  }

  private void visit(
      String visitor, List<String> addresses, Map<String, Set<String>> found, Set<String> seen) {
    Caller caller =
        visitor.equals("nobody") ? Caller.anonymous(port) : Caller.session(port, visitor);
    caller.get("/sign-in?lang=" + PseudoLanguages.LTR);
    for (String address : addresses) {
      Caller.Answer answer = caller.get(address);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (type.startsWith("text/html") && !answer.body().isBlank()) {
        if (answer.status() == 200) {
          seen.add(address);
        }
        for (String text : unmarked.in(Jsoup.parse(answer.body()))) {
          found
              .computeIfAbsent(text, each -> new ConcurrentSkipListSet<>())
              .add(visitor + " " + address);
        }
      }
    }
  }

  /** Each address of a page, about each of the initiatives where it is about one. */
  private List<String> addresses() {
    Map<String, String> known = ofThisDatabase();
    Set<String> addresses = new LinkedHashSet<>();
    for (Endpoint endpoint : EndpointsFound.in(application).all()) {
      String template = endpoint.template();
      if (endpoint.ofEngine()
          || !endpoint.method().equals("GET")
          || template.startsWith("/api")
          || template.startsWith("/actuator")
          || template.matches(".*\\.(csv|xlsx|dmn|svg|xml|json)")) {
        continue;
      }
      for (Target target : targets) {
        Map<String, String> ids = new TreeMap<>(target.ids());
        List<String> tasks = new ArrayList<>(tasks(target.number()));
        tasks.add(ids.getOrDefault("DECIDED_TASK", ids.get("TASK")));
        for (String task : tasks) {
          ids.put("TASK", task);
          addresses.add(
              endpoint.with(
                  variable -> known.getOrDefault(variable, IdsInAddresses.value(variable, ids))));
        }
      }
    }
    return List.copyOf(addresses);
  }

  private List<String> tasks(InitiativeNumber number) {
    return database
        .sql("select task_id from work_item where number = ? order by task_id")
        .param(number)
        .query(String.class)
        .list();
  }

  /** What there is beside initiatives, by the variable that asks for it. */
  private Map<String, String> ofThisDatabase() {
    Map<String, String> known = new HashMap<>();
    known.put("/countries/{code}", "TG");
    known.put("/administration/people/{userId}", "koffi");
    known.put("/deputies/{userId}", "koffi");
    known.put("/criteria/{decision}", "quality");
    known.put("/criteria/{decision}/{version}", "1");
    known.put("/administration/criteria/{decision}", "quality");
    known.put("/administration/criteria/{decision}/{version}", "1");
    known.put(
        "/administration/criteria/drafts/{draft}", one("select max(id)::text from decision_draft"));
    // One of the sample's: files that other tests import say odd things of themselves.
    known.put(
        "/known-activities/{id}",
        one(
            "select max(id)::text from known_activity where identifier ="
                + " 'XI-EXAMPLE-5-KE-UG-ENERGY'"));
    known.put("/known-activities/imports/{id}", one("select max(id)::text from import_run"));
    known.put(
        "/administration/service-accounts/{id}", one("select max(user_id) from service_account"));
    return known;
  }

  private String one(String sql) {
    return database.sql(sql).query(String.class).optional().orElse("none");
  }

  @Test
  @DisplayName("every form asks only what is in its files")
  void everyForm() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("forms"))) {
      files = all.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    }
    for (Path file : files) {
      FormSchema schema = FormSchema.parse(Files.readAllBytes(file));
      Map<String, List<Choice>> choices = new HashMap<>();
      Map<String, Object> shown = new HashMap<>();
      for (FormField field : schema.fields()) {
        if (field.valuesKey() != null) {
          choices.put(field.valuesKey(), List.of(new Choice("A", "⟦from the data⟧")));
        }
        if (field.readOnly()) {
          shown.put(field.key(), "⟦shown⟧");
        }
      }
      Context context = new Context(READER);
      FormState opened = FormState.opened(shown, choices);
      List<FieldError> missing = FormValidation.validate(schema, choices, Map.of()).errors();
      for (FormState state : List.of(opened, opened.refused(Map.of(), missing))) {
        context.setVariable("form", forms.render(schema, state, READER));
        String body =
            templates.process("form/form-fields", Set.of("summary", "questions"), context);
        Document page = Jsoup.parse("<html lang='" + PseudoLanguages.LTR + "'>" + body);
        assertThat(page.select("label, legend")).as(schema.id()).isNotEmpty();
        unmarked
            .in(page)
            .forEach(text -> found.computeIfAbsent(text, each -> new TreeSet<>()).add(schema.id()));
      }
    }
    assertThat(files).hasSizeGreaterThan(30);
    assertThat(lines(found)).isEmpty();
  }

  @Test
  @DisplayName("every error says only what is in its files")
  void errors() throws Exception {
    Map<String, Set<String>> found = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("src/main/resources/templates/error"))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = "error/" + file.getFileName().toString().replace(".html", "");
      View view = views.resolveViewName(name, READER);
      MockHttpServletRequest request = new MockHttpServletRequest();
      request.addPreferredLocale(READER);
      request.setAttribute(
          DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(READER));
      request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, application);
      MockHttpServletResponse response = new MockHttpServletResponse();
      assertThat(view).as(name).isNotNull();
      view.render(Map.of(), request, response);
      Document page = Jsoup.parse(response.getContentAsString());
      assertThat(page.select("html").attr("lang")).isEqualTo(PseudoLanguages.LTR);
      unmarked
          .in(page)
          .forEach(text -> found.computeIfAbsent(text, each -> new TreeSet<>()).add(name));
    }
    assertThat(files).hasSizeGreaterThan(8);
    assertThat(lines(found)).isEmpty();
  }

  /** How people, bodies and what they raised are called. */
  private Collection<String> names() {
    Set<String> names =
        new TreeSet<>(
            database
                .sql(
                    """
                    select user_id from person union select code from organisation
                    union select value from task_decision, jsonb_each_text(answers)
                    """)
                .query(String.class)
                .list());
    // Other tests write into the same application: whatever a person or a publisher named.
    database
        .sql(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
              and c.table_name not like 'act\\_%' and c.data_type = 'text'
              and c.column_name in ('name', 'title', 'reason', 'purpose', 'identifier', 'text',
                'condition', 'note', 'file_name')
            """)
        .query((row, n) -> "select %2$s from %1$s".formatted(row.getString(1), row.getString(2)))
        .list()
        .forEach(
            column ->
                database.sql(column).query(String.class).list().stream()
                    .filter(Objects::nonNull)
                    .filter(value -> !value.isBlank())
                    .forEach(names::add));
    return names;
  }

  private static List<String> lines(Map<String, Set<String>> found) {
    return found.entrySet().stream()
        .map(each -> each.getKey() + "\n     " + each.getValue().stream().limit(3).toList())
        .toList();
  }
}
