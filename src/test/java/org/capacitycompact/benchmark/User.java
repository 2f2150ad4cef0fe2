package org.capacitycompact.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.benchmark.ClickTimes.Kind;
import org.capacitycompact.benchmark.WaitingWork.Waits;

/** A person at work: looks at lists, opens entries, searches, and decides now and then. */
final class User {

  /** A click every five seconds, plus or minus two. */
  static final int THINKS_AT_LEAST = 3_000;

  static final int THINKS_AT_MOST = 7_000;

  private static final Pattern INITIATIVE =
      Pattern.compile("href=\"/initiatives/([A-Z]{2}-\\d{4}-\\d+)\"");
  private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");

  private final String person;
  private final Browser browser;
  private final WaitingWork waiting;
  private final ClickTimes clicks;
  private final BooleanSupplier over;
  private final Random random;
  private List<String> seen = new ArrayList<>();
  private String filters = "due=THIS_WEEK";

  User(
      String person,
      Browser browser,
      WaitingWork waiting,
      ClickTimes clicks,
      BooleanSupplier over,
      long seed) {
    this.person = person;
    this.browser = browser;
    this.waiting = waiting;
    this.clicks = clicks;
    this.over = over;
    this.random = new Random(seed);
  }

  void work() throws InterruptedException {
    while (!over.getAsBoolean()) {
      think();
      try {
        next();
      } catch (IOException | RuntimeException failure) {
        clicks.wrong(person + ": " + failure);
      }
    }
  }

  private void think() throws InterruptedException {
    Thread.sleep(THINKS_AT_LEAST + random.nextInt(THINKS_AT_MOST - THINKS_AT_LEAST));
  }

  private void next() throws IOException, InterruptedException {
    int of100 = random.nextInt(100);
    if (of100 < 20 || seen.isEmpty()) {
      tasks();
    } else if (of100 < 35) {
      click(Kind.FILTERED, "/tasks?sort=NEWEST&" + filters);
    } else if (of100 < 47) {
      remember(click(Kind.INITIATIVES, "/initiatives"));
    } else if (of100 < 70) {
      click(Kind.INITIATIVE, "/initiatives/" + anyOf(seen));
    } else if (of100 < 85) {
      search();
    } else {
      task(of100 >= 93);
    }
  }

  private void tasks() throws IOException, InterruptedException {
    Browser.Page list = click(Kind.TASKS, "/tasks");
    filters = "step=" + chosen(list, "step") + "&country=" + chosen(list, "country");
    remember(list);
    if (seen.isEmpty()) {
      think();
      remember(click(Kind.INITIATIVES, "/initiatives"));
    }
  }

  private void search() throws IOException, InterruptedException {
    String words = random.nextBoolean() ? anyOf(seen) : "examiners " + random.nextInt(20);
    String list = random.nextBoolean() ? "/tasks" : "/initiatives";
    click(Kind.SEARCH, list + "?q=" + words.replace(' ', '+'));
  }

  /** Finds a task by its initiative's number, opens it and decides it if required. */
  private void task(boolean decides) throws IOException, InterruptedException {
    Waits task = waiting.take(person);
    if (task == null) {
      click(Kind.TASKS, "/tasks");
      return;
    }
    try {
      click(Kind.SEARCH, "/tasks?q=" + task.number().value());
      think();
      Browser.Page form = click(Kind.FORM, "/tasks/" + task.taskId());
      if (decides && form.status() == 200 && waiting.mayBeDecided(person, task)) {
        think();
        decide(task, form);
        // Automatic steps after a decision are done before the next decision.
        think();
      }
    } finally {
      waiting.putBack(task);
    }
  }

  private void decide(Waits task, Browser.Page form) throws IOException, InterruptedException {
    Map<String, Object> fields =
        new HashMap<>(RaisedPortfolio.answers(task.task(), task.number().value()));
    fields.put("_csrf", form.token());
    fields.put("_submit", "1");
    Browser.Page after = browser.post("/tasks/" + task.taskId(), fields);
    note(Kind.DECISION, "/tasks/" + task.task(), after);
    if (after.good() && !after.address().startsWith("/initiatives/")) {
      clicks.wrong(person + ": the form of " + task.task() + " came back");
    }
  }

  private Browser.Page click(Kind kind, String path) throws IOException, InterruptedException {
    Browser.Page page = browser.get(path);
    note(kind, path, page);
    return page;
  }

  private void note(Kind kind, String path, Browser.Page page) {
    clicks.note(kind, page.millis());
    if (!page.good() || page.address().startsWith("/sign-in")) {
      clicks.wrong("%s: %s answers %d".formatted(person, path, page.status()));
    }
  }

  private void remember(Browser.Page list) {
    List<String> numbers = INITIATIVE.matcher(list.body()).results().map(m -> m.group(1)).toList();
    seen =
        new ArrayList<>(
            Stream.concat(numbers.stream(), seen.stream()).distinct().limit(40).toList());
  }

  /** One of the options of a filter on the page; empty when it has none. */
  private String chosen(Browser.Page page, String filter) {
    Matcher select =
        Pattern.compile("<select id=\"" + filter + "\".*?</select>", Pattern.DOTALL)
            .matcher(page.body());
    return select.find()
        ? anyOf(OPTION.matcher(select.group()).results().map(m -> m.group(1)).toList())
        : "";
  }

  private String anyOf(List<String> all) {
    return all.isEmpty() ? "" : all.get(random.nextInt(all.size()));
  }
}
