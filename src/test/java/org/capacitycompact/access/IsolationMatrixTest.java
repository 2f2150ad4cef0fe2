package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.capacitycompact.access.ClosedCountry.Target;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.HandledTasks;
import org.capacitycompact.worklist.TaskDesk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Every role, and an anonymous visitor, requests a closed country's things at every address of the
 * running application: the answer is the same as for missing things, contains no word of theirs,
 * and nothing of theirs changes.
 */
@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationMatrixTest {

  private static final String NOTHING_HERE =
      "{\"type\":\"NotFound\",\"message\":\"There is nothing here for you\"}";

  /** One person of each role with no part in the closed country; null is an anonymous visitor. */
  private static final Map<String, Role> VISITORS = visitors();

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired ServletContext servlets;
  @Autowired Cast cast;
  @Autowired TaskDesk desk;
  @Autowired HandledTasks handled;
  @Autowired ProcessEngine engine;
  @Autowired EngineAccess access;
  @Autowired JdbcClient database;
  @Autowired Attachments attachments;
  @Autowired Accounts accounts;
  @Autowired DoorFilters filters;

  private ClosedCountry closed;
  private EndpointsFound found;
  private List<Target> targets;
  private Map<String, String> before;
  private final Map<String, Caller> browsers = new LinkedHashMap<>();
  private final Map<String, Caller> programs = new LinkedHashMap<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
  private int asked;

  /**
   * The visitor with the most access comes first, so that none is still running alone at the end.
   */
  private static Map<String, Role> visitors() {
    Map<String, Role> visitors = new LinkedHashMap<>();
    visitors.put("operator", Role.OPERATOR);
    visitors.put("sofia", Role.SECRETARIAT);
    visitors.put("amina", Role.FOCAL_POINT);
    visitors.put("finance", Role.INTEGRATOR);
    visitors.put("joseph", Role.NATIONAL_AUTHORITY);
    visitors.put("wanjiku", Role.IMPLEMENTER);
    visitors.put("otieno", Role.NON_STATE_ACTOR);
    visitors.put("paulo", Role.PROVIDER);
    visitors.put("mariam", Role.STEERING_GROUP);
    visitors.put("rosa", Role.PEER_REVIEWER);
    visitors.put("criteriaeditor", Role.CRITERIA_EDITOR);
    visitors.put("salome", Role.INTEGRITY_OFFICER);
    visitors.put("nobody", null);
    return visitors;
  }

  @BeforeAll
  void play() {
    // The sample's criteria editor is also a member of the secretariat.
    accounts.open(
        new Accounts.NewPerson(
            "criteriaeditor",
            "Ines Duarte",
            Role.CRITERIA_EDITOR,
            null,
            null,
            null,
            null,
            false,
            "en"),
        "Compact-2026!");
    closed = new ClosedCountry(cast, desk, handled, engine, access, database, attachments);
    targets = List.of(closed.draft(), closed.written(), closed.atWork());
    found = EndpointsFound.in(application);
    for (String visitor : VISITORS.keySet()) {
      boolean nobody = visitor.equals("nobody");
      if (!nobody) {
        actors.put(visitor, cast.actor(visitor));
      }
      browsers.put(visitor, nobody ? Caller.anonymous(port) : Caller.session(port, visitor));
      programs.put(visitor, nobody ? Caller.anonymous(port) : Caller.basic(port, visitor));
      tokens.put(visitor, browsers.get(visitor).get("/assets/token-for-tests").body());
    }
    before = closed.state(targets);
  }

  @Test
  @Order(1)
  void everyRoleIsAmongTheVisitors() {
    assertThat(VISITORS.values()).containsAll(List.of(Role.values()));
  }

  @Test
  @Order(1)
  void everyVariableOfAnAddressHasAnIdToAskFor() {
    Set<String> unknown = new TreeSet<>();
    for (Endpoint endpoint : found.all()) {
      endpoint.variables().stream()
          .map(variable -> endpoint.door() + variable)
          .filter(variable -> !IdsInAddresses.known(variable))
          .forEach(unknown::add);
      endpoint.asked().stream()
          .filter(name -> name.startsWith("!") && !PARAMETERS.containsKey(name.substring(1)))
          .forEach(
              name ->
                  unknown.add(
                      endpoint + " needs a parameter " + name.substring(1) + ": PARAMETERS"));
    }
    assertThat(unknown)
        .as(
            "new in the application: say in IdsInAddresses what stands for the variable, and in"
                + " ClosedCountry where the closed country's id comes from")
        .isEmpty();
  }

  @Test
  @Order(1)
  void noServletServesBesideTheDoorsThatAreAsked() {
    Set<String> mappings = new TreeSet<>();
    servlets
        .getServletRegistrations()
        .values()
        .forEach(each -> mappings.addAll(each.getMappings()));
    assertThat(mappings)
        .as("a servlet of its own is a door: EndpointsFound has to find its addresses")
        .isSubsetOf(
            "/",
            "/engine-rest/*",
            "/camunda/api/engine/*",
            "/camunda/api/cockpit/*",
            "/camunda/api/admin/*",
            "/camunda/api/tasklist/*",
            "/camunda/api/welcome/*");
  }

  @Test
  @Order(2)
  void ourOwnSeeWhatTheOthersDoNot() {
    Caller koffi = Caller.session(port, "koffi");
    for (Target target : targets) {
      String page = koffi.get("/initiatives/" + target.number()).body();
      assertThat(page).as(target.what()).contains(target.word());
    }
    assertThat(koffi.get("/initiatives?q=zqwork").body()).contains("zqwork");
    assertThat(koffi.get("/tasks/" + targets.get(0).ids().get("TASK")).body()).contains("zqdraft");
    assertThat(targets.get(2).ids())
        .as("what the closed country has of each kind")
        .containsKeys(
            "TASK",
            "DECIDED_TASK",
            "PROCESS_INSTANCE",
            "EXECUTION",
            "ACTIVITY_INSTANCE",
            "VARIABLE",
            "EXTERNAL_TASK",
            "ATTACHMENT",
            "JOB");
  }

  @Test
  @Order(3)
  void whatIsClosedIsLikeWhatIsMissingOnOurPagesAndApi() throws Exception {
    eachVisitor(
        visitor -> {
          for (Endpoint endpoint : found.all()) {
            if (!endpoint.ofEngine()) {
              askOurs(visitor, endpoint);
            }
          }
        });
    hold();
  }

  @Test
  @Order(4)
  void whatIsClosedIsLikeWhatIsMissingInTheEngine() throws Exception {
    eachVisitor(
        visitor -> {
          for (Endpoint endpoint : found.all()) {
            if (endpoint.ofEngine()) {
              askEngine(visitor, endpoint);
            }
          }
        });
    hold();
  }

  @Test
  @Order(5)
  void noQuestionToTheEngineFindsWhatIsClosed() throws Exception {
    eachVisitor(this::queryEngine);
    hold();
  }

  @Test
  @Order(6)
  void noListMovesAndNoSearchFinds() throws Exception {
    Set<String> moved = movedByAnother("zqlater");
    if (!moved.isEmpty()) {
      // What a date of another test moved meanwhile stands still the next time; a leak moves again.
      moved.retainAll(movedByAnother("zqlater again"));
    }
    broken.addAll(moved);
    eachVisitor(
        visitor -> {
          for (Endpoint endpoint : Thorough.shuffled(found.all(), visitor)) {
            if (isList(endpoint) && !keepsTheRecord(visitor, endpoint)) {
              search(visitor, endpoint);
            }
          }
        });
    hold();
  }

  /** Which lists are others once the closed country has one more. */
  private Set<String> movedByAnother(String word) throws Exception {
    Map<String, Map<String, String>> lists = lists();
    closed.another(word);
    Map<String, Map<String, String>> later = lists();
    Set<String> moved = new TreeSet<>();
    lists.forEach(
        (visitor, each) ->
            each.forEach(
                (address, body) -> {
                  if (!body.equals(later.get(visitor).get(address))) {
                    moved.add(visitor + " sees in " + address + " that a closed country added one");
                  }
                }));
    return moved;
  }

  @Test
  @Order(9)
  void nothingOfTheClosedCountryHasMoved() {
    Map<String, String> after = closed.state(targets);
    // An initiative with other words was added meanwhile.
    assertThat(after).isEqualTo(before);
  }

  /** Values of required parameters. */
  private static final Map<String, String> PARAMETERS =
      Map.of("_token", "6f1c2f0e-5a4e-4c43-9c0e-5d1d5b8f4a11", "days", "30", "act", "YES");

  /** Plausible bodies by template, so that a refusal is about the id. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/initiatives/{number}/stop",
          "stopReasonKind=other&stopReason=Because",
          "/initiatives/{number}/suspend",
          "suspensionReason=Because",
          "/initiatives/{number}/reviewer",
          "replacementReason=Because",
          "/api/initiatives/{number}/stop",
          "{\"reasonKind\":\"other\",\"reason\":\"Because\"}");

  private interface Work {
    void of(String visitor) throws Exception;
  }

  private void eachVisitor(Work work) throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (String visitor : VISITORS.keySet()) {
        all.add(
            crowd.submit(
                () -> {
                  work.of(visitor);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      crowd.shutdownNow();
    }
  }

  /** Who may see running work: those who were asked to do something in it. */
  private static boolean open(String visitor, String word) {
    Role role = VISITORS.get(visitor);
    return word.equals("zqwork")
        && (role == Role.SECRETARIAT || role == Role.STEERING_GROUP || role == Role.PEER_REVIEWER);
  }

  /** The record changes with every request here; RecordPageTest covers what it shows to whom. */
  private static boolean keepsTheRecord(String visitor, Endpoint endpoint) {
    Role role = VISITORS.get(visitor);
    return endpoint.template().startsWith("/administration/record")
        && (role == Role.SECRETARIAT || role == Role.OPERATOR);
  }

  private void askOurs(String visitor, Endpoint endpoint) {
    if (keepsTheRecord(visitor, endpoint) || isList(endpoint)) {
      // Lists are asked where it is seen whether they move.
      return;
    }
    Optional<String> kind =
        endpoint.variables().stream()
            .map(variable -> IdsInAddresses.kindOf(endpoint.door() + variable).orElse(""))
            .filter(each -> !each.isEmpty())
            .findFirst();
    // The answer for missing things is the same, whatever initiative is requested with them.
    Answer none = kind.isPresent() ? sendOurs(visitor, endpoint, Map.of()) : null;
    for (Target target : targets) {
      if (open(visitor, target.word())) {
        continue;
      }
      for (String asking :
          kind.filter("TASK"::equals).isPresent() ? List.of("TASK", "DECIDED_TASK") : List.of("")) {
        Map<String, String> ids = new TreeMap<>(target.ids());
        if (asking.equals("DECIDED_TASK")) {
          ids.put("TASK", ids.getOrDefault(asking, ClosedCountry.missing("TASK")));
        }
        String what = visitor + " " + endpoint + " " + asking + " of " + target.what();
        Answer theirs = sendOurs(visitor, endpoint, ids);
        compare(what, visitor, theirs, none == null ? theirs : none, target);
      }
      if (kind.isEmpty() || Set.of("HEAD", "OPTIONS").contains(endpoint.method())) {
        return;
      }
    }
  }

  private Answer sendOurs(String visitor, Endpoint endpoint, Map<String, String> ids) {
    boolean program = endpoint.template().startsWith("/api/");
    Caller caller = (program ? programs : browsers).get(visitor);
    String path = endpoint.with(variable -> IdsInAddresses.value(variable, ids));
    String type = endpoint.consumes();
    boolean form = !program && type == null;
    StringBuilder body =
        new StringBuilder(BODIES.getOrDefault(endpoint.template(), form ? "" : "{}"));
    StringBuilder query = new StringBuilder();
    for (String name : endpoint.fixed()) {
      (form ? body : query).append('&').append(name).append("=1");
    }
    PARAMETERS.forEach(
        (name, value) -> {
          if (endpoint.asked().contains("!" + name)) {
            (form ? body : query).append('&').append(name).append('=').append(value);
          }
        });
    boolean reads = Set.of("GET", "HEAD", "OPTIONS").contains(endpoint.method());
    if (reads) {
      return answered(() -> caller.ask(endpoint.method(), path, null), ids);
    }
    if (form) {
      body.append("&_csrf=").append(encoded(tokens.get(visitor)));
    }
    if (type != null && type.startsWith("multipart")) {
      type = "multipart/form-data; boundary=x";
      body.setLength(0);
      body.append(
          "--x\r\n"
              + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
              + "a\r\n"
              + "--x--\r\n");
    }
    String kind =
        type != null ? type : form ? "application/x-www-form-urlencoded" : "application/json";
    String address = path + (query.isEmpty() ? "" : "?" + query.substring(1));
    return answered(
        () -> caller.ask(endpoint.method(), address, body.toString(), "Content-Type", kind), ids);
  }

  /**
   * One person sends more requests here in a minute than allowed. The counts are then reset,
   * because two refusals for that reason compare nothing; AttacksOnTheDoorsTest covers the limits.
   */
  private Answer answered(Supplier<Caller.Answer> question, Map<String, String> ids) {
    Caller.Answer answer = question.get();
    for (int again = 0; again < 3 && answer.status() == 429; again++) {
      ((Cache<?, ?>) ReflectionTestUtils.getField(filters.expensive(), "asked")).invalidateAll();
      answer = question.get();
    }
    if (answer.status() == 429) {
      broken.add("asked too often, so that nothing is compared");
    }
    return Answer.of(answer, ids);
  }

  private void askEngine(String visitor, Endpoint endpoint) {
    boolean rest = endpoint.door().equals(EndpointsFound.ENGINE_REST);
    Caller caller = (rest ? programs : browsers).get(visitor);
    Role role = VISITORS.get(visitor);
    boolean staff = role == Role.SECRETARIAT || role == Role.OPERATOR;
    Answer none = null;
    for (Target target : targets) {
      String path =
          endpoint.with(variable -> IdsInAddresses.value(endpoint.door() + variable, target.ids()));
      if (!triesAll(visitor, endpoint) && !admitted(visitor, path, endpoint)) {
        return;
      }
      String what = visitor + " " + endpoint + " of " + target.what();
      Answer theirs = sendEngine(caller, endpoint, path, visitor, target.ids());
      if (theirs.body().contains(target.word()) && !open(visitor, target.word())) {
        broken.add(what + ": tells " + target.word());
      }
      if (visitor.equals("nobody")) {
        if (theirs.status() != 401 && theirs.status() != 302 && theirs.status() != 404) {
          broken.add(what + ": answers nobody with " + theirs.status());
        }
        return;
      }
      if (theirs.status() == 404
          && theirs.body().equals(NOTHING_HERE)
          && !admitted(visitor, path, endpoint)) {
        // Nobody of this role gets through to it, whatever the id.
        return;
      }
      if (staff) {
        // The engine API is open to everybody; they must not find this content in it.
        continue;
      }
      String missing =
          endpoint.with(variable -> IdsInAddresses.value(endpoint.door() + variable, Map.of()));
      if (role == Role.INTEGRATOR && endpoint.template().contains("external-task")) {
        continue;
      }
      if (none == null && !missing.equals(path)) {
        none = sendEngine(caller, endpoint, missing, visitor, Map.of());
      }
      compare(what, visitor, theirs, missing.equals(path) ? theirs : none, target);
    }
  }

  /**
   * Whether this visitor also asks what nobody of the role is let through to. One of each kind of
   * role at the engine does, and in the build they take turns; of further roles the list in front
   * of it makes no difference. Who has no account is let through to nothing, and asks for
   * everything.
   */
  private static boolean triesAll(String visitor, Endpoint endpoint) {
    boolean byName =
        endpoint.door().equals(EndpointsFound.ENGINE_REST)
            && endpoint.template().startsWith("/engine/{");
    List<String> trying =
        byName ? List.of("amina") : List.of("amina", "finance", "sofia", "operator");
    int turn = Math.floorMod(endpoint.toString().hashCode(), trying.size());
    return visitor.equals("nobody")
        || (Thorough.asked() ? trying.contains(visitor) : trying.get(turn).equals(visitor));
  }

  private boolean admitted(String visitor, String path, Endpoint endpoint) {
    Actor actor = actors.get(visitor);
    if (actor == null) {
      return false;
    }
    String below = path.replaceFirst("^/(engine-rest|camunda/api/engine/engine/default)", "");
    return EngineRequests.admits(actor, endpoint.method(), below);
  }

  private Answer sendEngine(
      Caller caller, Endpoint endpoint, String path, String visitor, Map<String, String> ids) {
    boolean bodiless = Set.of("GET", "HEAD", "OPTIONS", "DELETE").contains(endpoint.method());
    String body =
        endpoint.template().endsWith("/claim") ? "{\"userId\":\"" + visitor + "\"}" : "{}";
    return answered(
        () -> caller.ask(endpoint.method(), path + "?maxResults=100", bodiless ? null : body), ids);
  }

  /**
   * Every query of the engine's lists, with closed and with missing ids. A query can be sent in up
   * to four ways, in the address or the body, for the list or the count; in the normal build each
   * visitor uses one of them in turn, in the thorough build all.
   */
  private void queryEngine(String visitor) throws Exception {
    Role role = VISITORS.get(visitor);
    if (role == null || role == Role.SECRETARIAT || role == Role.OPERATOR) {
      return;
    }
    Actor actor = cast.actor(visitor);
    int turn = List.copyOf(VISITORS.keySet()).indexOf(visitor);
    for (Map.Entry<String, Class<?>> query : found.queries().entrySet()) {
      for (Map.Entry<String, Class<?>> asked : askedBy(query.getValue()).entrySet()) {
        List<Runnable> ways = new ArrayList<>();
        for (String path : List.of(query.getKey(), query.getKey() + "/count")) {
          if (role != Role.INTEGRATOR || !path.contains("external-task")) {
            ways.addAll(ways(visitor, actor, path, asked.getKey(), asked.getValue()));
          }
        }
        if (!ways.isEmpty()) {
          (Thorough.asked() ? ways : List.of(ways.get(turn % ways.size()))).forEach(Runnable::run);
        }
        turn++;
      }
    }
  }

  /** The names and types of parameters for a kind of thing. */
  private static Map<String, Class<?>> askedBy(Class<?> query) {
    Map<String, Class<?>> asked = new TreeMap<>();
    for (Method setter : query.getMethods()) {
      CamundaQueryParam named = setter.getAnnotation(CamundaQueryParam.class);
      if (named != null && kindAskedBy(named.value()) != null) {
        asked.put(named.value(), setter.getParameterTypes()[0]);
      }
    }
    return asked;
  }

  private List<Runnable> ways(
      String visitor, Actor actor, String path, String name, Class<?> type) {
    Target target = targets.get(2);
    String kind = kindAskedBy(name);
    String theirs = target.ids().getOrDefault(kind, ClosedCountry.missing(kind));
    String none = ClosedCountry.missing(kind);
    String what = visitor + " " + path + " by " + name;
    List<Runnable> ways = new ArrayList<>();
    if (EngineRequests.admits(actor, "GET", path)) {
      ways.add(
          () ->
              compare(
                  what,
                  visitor,
                  get(visitor, path, name, theirs, target.ids()),
                  get(visitor, path, name, none, Map.of()),
                  target));
    }
    if (EngineRequests.admits(actor, "POST", path)) {
      ways.add(
          () ->
              compare(
                  what + " in the body",
                  visitor,
                  post(visitor, path, name, type, theirs, target.ids()),
                  post(visitor, path, name, type, none, Map.of()),
                  target));
    }
    return ways;
  }

  private Answer get(
      String visitor, String path, String name, String value, Map<String, String> ids) {
    String address = "/engine-rest" + path + "?maxResults=100&" + name + "=" + encoded(value);
    return answered(() -> programs.get(visitor).get(address), ids);
  }

  private Answer post(
      String visitor,
      String path,
      String name,
      Class<?> type,
      String value,
      Map<String, String> ids) {
    boolean several = type.isArray() || java.util.Collection.class.isAssignableFrom(type);
    String json = several ? "[\"" + value + "\"]" : "\"" + value + "\"";
    String body = "{\"" + name + "\":" + json + "}";
    return answered(
        () -> programs.get(visitor).post("/engine-rest" + path + "?maxResults=100", body), ids);
  }

  private static String kindAskedBy(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    if (name.contains("businesskey")) {
      return "NUMBER";
    }
    if (name.contains("processinstanceid")) {
      return "PROCESS_INSTANCE";
    }
    if (name.contains("assignee")
        || name.contains("user")
        || name.contains("owner")
        || name.equals("startableby")
        || name.contains("assigned") && !name.startsWith("include")) {
      return "USER";
    }
    if (name.contains("group")) {
      return "GROUP";
    }
    if (name.contains("activityinstanceid")) {
      return "ACTIVITY_INSTANCE";
    }
    if (name.contains("executionid")) {
      return "EXECUTION";
    }
    if (name.startsWith("taskid")) {
      return "TASK";
    }
    return null;
  }

  /**
   * One's own sessions with the time of last use; failed steps of any initiative; mail as it ages.
   */
  private static final Set<String> MOVES_BY_ITSELF =
      Set.of("/account", "/administration/incidents", "/administration/mail");

  private boolean isList(Endpoint endpoint) {
    return !endpoint.ofEngine()
        && !MOVES_BY_ITSELF.contains(endpoint.template())
        && endpoint.method().equals("GET")
        && endpoint.variables().isEmpty()
        && endpoint.asked().stream().noneMatch(name -> name.startsWith("!"));
  }

  private Map<String, Map<String, String>> lists() throws Exception {
    Map<String, Map<String, String>> all = new ConcurrentHashMap<>();
    eachVisitor(
        visitor -> {
          Map<String, String> each = new TreeMap<>();
          for (Endpoint endpoint : found.all()) {
            if (isList(endpoint) && !keepsTheRecord(visitor, endpoint)) {
              Answer answer = sendOurs(visitor, endpoint, Map.of());
              compare(visitor + " " + endpoint, visitor, answer, answer, targets.get(0));
              each.put(endpoint.toString(), answer.status() + answer.body());
            }
          }
          all.put(visitor, each);
        });
    return all;
  }

  /** Each is contained in every text of one of the closed country's initiatives. */
  private static final List<String> WORDS = List.of("zqdraft", "zqwritten", "zqwork");

  private static final Set<Integer> NOT_LET_IN = Set.of(302, 401, 403, 404);

  /**
   * Each way to search a list, for each word, answers as for a word that stands nowhere. In the
   * build the visitors take turns: each asks with the first name and with every second of the
   * others, for one of the words; the next visitor with those between, for the next word; and who
   * is not let in asks once. In the thorough build everybody asks with every name for every word.
   */
  private void search(String visitor, Endpoint endpoint) {
    int turn = turn(visitor, endpoint);
    List<List<String>> searches = searches(endpoint);
    for (int at = 0; at < searches.size(); at++) {
      if (!Thorough.asked() && at > 0 && (at + turn) % 2 == 0) {
        continue;
      }
      List<String> names = searches.get(at);
      Answer none = searched(visitor, endpoint, names, "zqnone");
      for (String word : words(visitor, turn + at)) {
        Answer theirs = searched(visitor, endpoint, names, word);
        if (theirs.status() != none.status() || !theirs.body().equals(none.body())) {
          broken.add(
              visitor
                  + " "
                  + endpoint
                  + " by "
                  + String.join(" and ", names)
                  + "="
                  + word
                  + ": unlike a word that stands nowhere");
        }
      }
      if (!Thorough.asked() && NOT_LET_IN.contains(none.status())) {
        return;
      }
    }
  }

  /** The words that this visitor searches for: those of initiatives that are closed to it. */
  private static List<String> words(String visitor, int turn) {
    List<String> closed = WORDS.stream().filter(word -> !open(visitor, word)).toList();
    return Thorough.asked() ? closed : List.of(closed.get(turn % closed.size()));
  }

  /** Differs between visitors that come after one another, and between addresses. */
  private static int turn(String visitor, Endpoint endpoint) {
    return List.copyOf(VISITORS.keySet()).indexOf(visitor)
        + Math.floorMod(endpoint.toString().hashCode(), 6);
  }

  /**
   * The search parameters of a list, each by itself. Parameters that its method does not read are
   * sent in one request, because only something that reads any name, such as a filter, could use
   * them; the thorough build sends them one by one too.
   */
  private static List<List<String>> searches(Endpoint endpoint) {
    Set<String> usual =
        new LinkedHashSet<>(List.of("q", "search", "words", "whose", "number", "country"));
    Set<String> alone = new LinkedHashSet<>(endpoint.asked());
    if (endpoint.readsAny() || Thorough.asked()) {
      alone.addAll(usual);
    }
    List<List<String>> searches = new ArrayList<>();
    alone.forEach(name -> searches.add(List.of(name)));
    usual.removeAll(endpoint.readsAny() ? alone : endpoint.asked());
    if (!usual.isEmpty()) {
      searches.add(List.copyOf(usual));
    }
    return searches;
  }

  private Answer searched(String visitor, Endpoint endpoint, List<String> names, String word) {
    boolean program = endpoint.template().startsWith("/api/");
    Caller caller = (program ? programs : browsers).get(visitor);
    String query = String.join("&", names.stream().map(name -> name + "=" + word).toList());
    return answered(() -> caller.get(endpoint.template() + "?" + query), Map.of("NUMBER", word));
  }

  /** An answer without what differs between any two requests, and without the requested id. */
  record Answer(int status, String body, String headers) {

    private static final Pattern ID =
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static Answer of(Caller.Answer answer, Map<String, String> ids) {
      String body = opened(answer.body());
      for (String id : tellable(ids)) {
        body = body.replace(id, "ID").replace(encoded(id), "ID");
      }
      for (String kind : List.of("NUMBER", "USER", "GROUP")) {
        body = body.replace(ClosedCountry.missing(kind), "ID");
      }
      body =
          ID.matcher(body)
              .replaceAll("ID")
              // Problem details repeat the requested address.
              .replaceAll("/verdicts/\\d+", "/verdicts/ID")
              // The time of a session's last use.
              .replaceAll(">\\d\\d:\\d\\d<", ">time<")
              .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "_csrf")
              // A report of harm gets another secret code each time.
              .replaceAll("name=\"code\" value=\"[^\"]*\"", "code")
              .replaceAll("data-seconds=\"\\d+\"", "data-seconds")
              .replaceAll("\"timestamp\":[^,}]*", "timestamp");
      StringBuilder headers = new StringBuilder();
      for (String name :
          List.of(
              "Content-Type",
              "Location",
              "Allow",
              "Cache-Control",
              "Content-Disposition",
              "WWW-Authenticate")) {
        String value = String.join(",", answer.headers().allValues(name));
        for (String id : tellable(ids)) {
          value = value.replace(id, "ID");
        }
        headers
            .append(name)
            .append(": ")
            .append(
                ID.matcher(value).replaceAll("ID").replace(ClosedCountry.missing("NUMBER"), "ID"))
            .append('\n');
      }
      return new Answer(answer.status(), body, headers.toString());
    }
  }

  private static final Pattern SEAL =
      Pattern.compile("name=\"_page\" value=\"([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+\"");

  private static final Pattern SIGNED_OUT_AT = Pattern.compile("signed out at [^<]*");

  /** How many steps failed or are late, of any initiative: it moves by itself. */
  private static final Pattern LATE =
      Pattern.compile("(?s)<section class=\"card\" id=\"late\".*?</section>");

  /** With the content of a seal decoded, without its time, and without the session's end. */
  private static String opened(String body) {
    String plain =
        SEAL.matcher(body)
            .replaceAll(
                seal ->
                    Matcher.quoteReplacement(
                        new String(
                                Base64.getUrlDecoder().decode(seal.group(1)),
                                StandardCharsets.UTF_8)
                            .replaceFirst("^\\d+", "seal")));
    return SIGNED_OUT_AT
        .matcher(LATE.matcher(plain).replaceAll("late"))
        .replaceAll(said -> Matcher.quoteReplacement(said.group().replaceAll("\\d", "0")));
  }

  /**
   * A short number occurs in many others; a verdict's number is removed together with its address.
   */
  private static List<String> tellable(Map<String, String> ids) {
    return ids.values().stream().filter(id -> !id.matches("\\d+")).toList();
  }

  private void compare(String what, String visitor, Answer theirs, Answer none, Target target) {
    asked++;
    if (theirs.status() != none.status()) {
      broken.add(
          what + ": answers " + theirs.status() + ", and of what is missing " + none.status());
    } else if (!theirs.body().equals(none.body())) {
      broken.add(what + ": the answer differs from that of what is missing");
    } else if (!theirs.headers().equals(none.headers())) {
      broken.add(
          what
              + ": the headers differ from those of what is missing: "
              + theirs.headers().replace('\n', ' ')
              + "/ "
              + none.headers().replace('\n', ' '));
    }
    Role role = VISITORS.get(visitor);
    List<String> words = new ArrayList<>(List.of(target.word()));
    if (role != Role.SECRETARIAT && role != Role.OPERATOR && !open(visitor, "zqwork")) {
      words.addAll(ClosedCountry.NAMES);
      words.addAll(List.of("zqdraft", "zqwritten", "zqwork"));
    }
    for (String word : words) {
      if (theirs.body().contains(word)) {
        broken.add(what + ": tells " + word);
      }
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private void hold() {
    List<String> rules = List.copyOf(broken);
    broken.clear();
    assertThat(rules).as("of %d pairs, rules that are broken", asked).isEmpty();
  }
}
