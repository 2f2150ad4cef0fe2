package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CompactTest
@DisplayName("A request, whatever its query asks for,")
class RowsOfRequestsTest {

  private static final String CARELESS = "/assets/careless-for-tests";
  private static final String STREAMED = "/assets/careless-stream-for-tests";

  @Autowired private Cast cast;
  @LocalServerPort private int port;

  private InitiativeNumber kenyan;
  private InitiativeNumber togolese;

  @BeforeEach
  void initiatives() {
    kenyan = Story.raised(cast, "KE", "Savings groups of the lake").number();
    togolese = Story.raised(cast, "TG", "Savings groups of the coast").number();
  }

  @Test
  @DisplayName("sees the rows of the person who asks, and nobody's without one")
  void seesTheActorsRows() {
    assertThat(Caller.session(port, "amina").get(CARELESS).body())
        .contains(kenyan)
        .doesNotContain("TG-");
    assertThat(Caller.session(port, "koffi").get(CARELESS).body())
        .contains(togolese)
        .doesNotContain("KE-");
    assertThat(Caller.anonymous(port).get(CARELESS).body()).isEqualTo("[]");
  }

  @Test
  @DisplayName("sees them also where another thread streams the answer")
  void streamsTheActorsRows() {
    assertThat(Caller.session(port, "amina").get(STREAMED).body())
        .contains(kenyan)
        .doesNotContain("TG-");
    assertThat(Caller.anonymous(port).get(STREAMED).body()).isEmpty();
  }

  @Test
  @DisplayName("never sees what the one before it on the same connection saw")
  void neverMixes() throws Exception {
    List<Callable<String>> requests = new ArrayList<>();
    Caller amina = Caller.session(port, "amina");
    Caller koffi = Caller.session(port, "koffi");
    Caller nobody = Caller.anonymous(port);
    for (int n = 0; n < 200; n++) {
      String path = n % 10 == 0 ? STREAMED : CARELESS;
      requests.add(() -> wrong("amina", amina.get(path), kenyan.value(), "TG-"));
      requests.add(() -> wrong("koffi", koffi.get(path), togolese.value(), "KE-"));
      requests.add(() -> wrong("nobody", nobody.get(CARELESS), "[]", "-"));
    }
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<String> wrong = new ArrayList<>();
      for (Future<String> answer : clients.invokeAll(requests)) {
        wrong.add(answer.get());
      }
      assertThat(wrong).containsOnly("");
    } finally {
      clients.shutdownNow();
    }
  }

  private static String wrong(String who, Caller.Answer answer, String own, String foreign) {
    String body = answer.body();
    return answer.status() == 200 && body.contains(own) && !body.contains(foreign)
        ? ""
        : who + ": " + answer.status() + " " + body;
  }

  @Test
  @DisplayName("tells the database whose rows it means four times at the most")
  void tellsSeldom() {
    String task = cast.tasks("amina", kenyan, "UserTask_ArticulateDemand").get(0);
    Caller amina = Caller.basic(port, "amina");
    assertThat(told(() -> amina.post("/api/tasks/" + task + "/claim", ""))).hasSizeBetween(1, 4);
    assertThat(told(() -> amina.get("/api/tasks/" + task))).hasSizeBetween(1, 4);
    assertThat(told(() -> amina.get("/api/initiatives?q=savings"))).hasSizeBetween(1, 4);
    String answers = json(cast.written("amina", kenyan, "UserTask_ArticulateDemand"));
    assertThat(told(() -> amina.post("/api/tasks/" + task + "/completion", answers)))
        .hasSizeBetween(1, 4);
    assertThat(amina.get("/api/tasks/" + task).status()).isEqualTo(409);
    Caller browser = Caller.session(port, "joseph");
    for (String page : List.of("/tasks", "/initiatives", "/initiatives/" + kenyan)) {
      List<String> told = told(() -> assertThat(browser.get(page).status()).isEqualTo(200));
      assertThat(told).as(page).hasSizeBetween(1, 4);
    }
  }

  private static String json(Object value) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The settings sent to the database during this work. */
  private static List<String> told(Runnable work) {
    Logger logger =
        (Logger) LoggerFactory.getLogger("org.capacitycompact.platform.database.ScopedConnection");
    ListAppender<ILoggingEvent> heard =
        new ListAppender<>() {
          @Override
          protected void append(ILoggingEvent event) {
            // Else the event would bear the name of whatever thread reads it.
            event.prepareForDeferredProcessing();
            super.append(event);
          }
        };
    heard.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(heard);
    try {
      work.run();
    } finally {
      logger.detachAppender(heard);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
    // What works in the background at the same moment is not the request's; nor is the return to
    // nobody's rows that comes first: the end of the answer before, or what a job left behind.
    return heard.list.stream()
        .filter(event -> event.getThreadName().contains("exec"))
        .map(ILoggingEvent::getFormattedMessage)
        .dropWhile("rows of "::equals)
        .toList();
  }
}
