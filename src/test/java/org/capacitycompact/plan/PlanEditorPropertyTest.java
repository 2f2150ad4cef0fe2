package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Beside a plan in the database stands a model of what people chose; after each act both are the
 * same. {@code -Dplan.seed=…} repeats a run.
 */
@CompactTest
@DisplayName("Several people who write in one plan")
class PlanEditorPropertyTest {

  private static final List<String> KEYS = List.of("title", "likelihood", "impact", "mitigation");
  private static final int ACTS = 160;

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired PlanRows rows;
  @Autowired JdbcClient database;

  private final long seed = Long.getLong("plan.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private InitiativeNumber number;
  private List<Actor> people;

  /** A row as somebody has it before their eyes. */
  private record Seen(int revision, Map<String, Object> values) {}

  /** What the people chose: the rows in their order, and what each of them opened last. */
  private final Map<Integer, Map<String, Object>> chosen = new HashMap<>();

  private final List<Integer> order = new ArrayList<>();
  private final Map<Integer, Integer> writes = new TreeMap<>();
  private final Set<Integer> removed = new HashSet<>();

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A plan of many hands").number();
    Actor amina = cast.actor("amina");
    people = IntStream.range(0, 10).mapToObj(n -> as(amina, "amina-" + n)).toList();
  }

  private static Actor as(Actor one, String userId) {
    return new Actor(
        userId,
        one.name(),
        one.roles(),
        one.country(),
        one.organisation(),
        one.constituency(),
        one.groups());
  }

  @Test
  @DisplayName("end in what they chose, whatever they do in whatever order")
  void anySequence() {
    List<Map<Integer, Seen>> eyes = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (int act = 0; act < ACTS; act++) {
      int who = random.nextInt(3);
      Map<Integer, Seen> eye = eyes.get(who);
      Actor by = people.get(who);
      switch (random.nextInt(10)) {
        case 0, 1 -> open(eye);
        case 2, 3 -> add(eye, by);
        case 4 -> remove(eye, by);
        case 5 -> move(by);
        default -> change(eye, by);
      }
      isAsChosen("act " + act);
    }
    whatBecameIsComplete();
  }

  private void open(Map<Integer, Seen> eye) {
    eye.clear();
    plan.rows(number, Section.RISKS)
        .forEach(row -> eye.put(row.position(), new Seen(row.revision(), row.values())));
  }

  private void add(Map<Integer, Seen> eye, Actor by) {
    Map<String, Object> values = new HashMap<>();
    KEYS.forEach(key -> values.put(key, any(key)));
    Row row = ((Outcome.Done) editor.add(number, Section.RISKS, Answers.of(values), by)).row();
    assertThat(writes.keySet()).as(said("a position is given once")).doesNotContain(row.position());
    assertThat(row.position()).as(said("in order")).isEqualTo(writes.size() + 1);
    order.add(row.position());
    isWritten(row, values);
    eye.put(row.position(), new Seen(row.revision(), row.values()));
  }

  private void change(Map<Integer, Seen> eye, Actor by) {
    if (eye.isEmpty()) {
      open(eye);
      return;
    }
    int position = List.copyOf(eye.keySet()).get(random.nextInt(eye.size()));
    Seen seen = Objects.requireNonNull(eye.get(position));
    Map<String, Object> mine = new HashMap<>(seen.values());
    for (int field = random.nextInt(3); field >= 0; field--) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      if (key.equals("mitigation") && random.nextInt(3) == 0) {
        mine.remove(key);
      } else {
        mine.put(key, any(key));
      }
    }
    Map<String, Object> theirs = chosen.get(position);
    Outcome outcome = send(position, seen.revision(), mine, by);
    if (theirs == null) {
      assertThat(outcome).as(said("a removed row")).isInstanceOf(Outcome.Gone.class);
      eye.remove(position);
      return;
    }
    Set<String> both =
        KEYS.stream()
            .filter(key -> differs(key, seen.values(), mine))
            .filter(key -> differs(key, seen.values(), theirs))
            .filter(key -> differs(key, mine, theirs))
            .collect(HashSet::new, Set::add, Set::addAll);
    if (both.isEmpty()) {
      assertThat(outcome).as(said("nothing to choose")).isInstanceOf(Outcome.Done.class);
      isMerged(eye, ((Outcome.Done) outcome).row(), merged(seen.values(), mine, theirs));
      return;
    }
    assertThat(outcome).as(said("something to choose")).isInstanceOf(Outcome.Conflict.class);
    Outcome.Conflict conflict = (Outcome.Conflict) outcome;
    assertThat(conflict.both()).as(said("what is chosen between")).isEqualTo(both);
    assertThat(conflict.theirs().values()).isEqualTo(theirs);
    Map<String, Object> choice = merged(seen.values(), mine, theirs);
    both.stream()
        .filter(key -> random.nextBoolean())
        .forEach(key -> put(choice, key, theirs.get(key)));
    Outcome.Done done = (Outcome.Done) send(position, conflict.theirs().revision(), choice, by);
    isMerged(eye, done.row(), choice);
  }

  private Outcome send(int position, int seen, Map<String, Object> values, Actor by) {
    return editor.change(number, Section.RISKS, position, seen, Answers.of(values), by);
  }

  private void isMerged(Map<Integer, Seen> eye, Row row, Map<String, Object> expected) {
    assertThat(row.values()).as(said("the row")).isEqualTo(expected);
    if (!expected.equals(chosen.get(row.position()))) {
      isWritten(row, expected);
    }
    eye.put(row.position(), new Seen(row.revision(), row.values()));
  }

  private void isWritten(Row row, Map<String, Object> values) {
    assertThat(row.revision())
        .as(said("each change is a revision"))
        .isEqualTo(writes.merge(row.position(), 1, Integer::sum) - 1);
    chosen.put(row.position(), Map.copyOf(values));
  }

  private void remove(Map<Integer, Seen> eye, Actor by) {
    if (eye.isEmpty() || order.size() < 3) {
      return;
    }
    int position = List.copyOf(eye.keySet()).get(random.nextInt(eye.size()));
    Seen seen = Objects.requireNonNull(eye.remove(position));
    Outcome outcome = editor.remove(number, Section.RISKS, position, seen.revision(), by);
    if (!chosen.containsKey(position)) {
      assertThat(outcome).as(said("gone")).isInstanceOf(Outcome.Gone.class);
    } else if (seen.revision() == Objects.requireNonNull(writes.get(position)) - 1) {
      assertThat(outcome).as(said("removed")).isInstanceOf(Outcome.Done.class);
      chosen.remove(position);
      order.remove(Integer.valueOf(position));
      removed.add(position);
    } else {
      assertThat(outcome).as(said("changed since")).isInstanceOf(Outcome.Conflict.class);
    }
  }

  private void move(Actor by) {
    if (order.isEmpty()) {
      return;
    }
    int from = random.nextInt(order.size());
    int places = random.nextInt(7) - 3;
    int position = order.remove(from);
    order.add(Math.max(0, Math.min(order.size(), from + places)), position);
    assertThat(editor.move(number, Section.RISKS, position, places, by))
        .isInstanceOf(Outcome.Done.class);
  }

  private void isAsChosen(String when) {
    List<Row> there = plan.rows(number, Section.RISKS);
    assertThat(there).as(said(when)).extracting(Row::position).isEqualTo(order);
    there.forEach(
        row -> assertThat(row.values()).as(said(when)).isEqualTo(chosen.get(row.position())));
  }

  /** Each row's history begins with its first words, misses nothing and ends in what it is. */
  private void whatBecameIsComplete() {
    writes.forEach(
        (position, times) -> {
          List<String> acts =
              database
                  .sql(
                      """
                      select act || ' ' || revision from plan_change
                      where number = ? and section = 'risks' and position = ? order by id
                      """)
                  .params(number, position)
                  .query(String.class)
                  .list();
          List<String> expected = new ArrayList<>(List.of("ADDED 0"));
          IntStream.range(1, times).forEach(n -> expected.add("CHANGED " + n));
          if (removed.contains(position)) {
            expected.add("REMOVED " + (times - 1));
          }
          assertThat(acts).as(said("row " + position)).isEqualTo(expected);
          if (!removed.contains(position)) {
            assertThat(rows.at(number, Section.RISKS, position, times - 1))
                .as(said("row " + position))
                .contains(Objects.requireNonNull(chosen.get(position)));
          }
        });
    assertThat(
            database
                .sql(
                    """
                    select count(*) from plan_change where number = ? and section = 'risks'
                      and changed_by not in ('amina-0', 'amina-1', 'amina-2')
                    """)
                .param(number)
                .query(Integer.class)
                .single())
        .as(said("everybody stands by their own"))
        .isZero();
  }

  /** What somebody was told is done: a field of theirs, and what they had seen when they wrote. */
  private record Told(int position, int revision, int seen, String key, Object value) {}

  @Test
  @DisplayName("lose nothing that they were told is done, when ten write at once")
  void tenAtOnce() throws Exception {
    for (int n = 0; n < 3; n++) {
      add(new HashMap<>(), people.get(0));
    }
    ExecutorService hands = Executors.newFixedThreadPool(10);
    List<Told> told = new ArrayList<>();
    try {
      List<Callable<List<Told>>> all = new ArrayList<>();
      for (Actor each : people) {
        all.add(() -> writes(each, new Random(seed ^ each.userId().hashCode())));
      }
      for (Future<List<Told>> each : hands.invokeAll(all)) {
        told.addAll(each.get());
      }
    } finally {
      hands.shutdownNow();
    }
    assertThat(plan.rows(number, Section.RISKS)).as(said("no row lost")).hasSize(13);
    assertThat(told).hasSize(people.size() * 8);
    for (Told one : told) {
      assertThat(at(one.position(), one.revision()).get(one.key()))
          .as(said("what was told stands there: " + one))
          .isEqualTo(one.value());
      int later = one.revision() + 1;
      while (rows.at(number, Section.RISKS, one.position(), later).isPresent()
          && Objects.equals(at(one.position(), later).get(one.key()), one.value())) {
        later++;
      }
      int changed = later;
      if (rows.at(number, Section.RISKS, one.position(), changed).isPresent()) {
        assertThat(told)
            .as(said("whoever changed it had seen it: " + one))
            .anyMatch(
                other ->
                    other.position() == one.position()
                        && other.revision() == changed
                        && other.seen() >= one.revision());
      }
    }
  }

  private Map<String, Object> at(int position, int revision) {
    return rows.at(number, Section.RISKS, position, revision).orElseThrow();
  }

  private List<Told> writes(Actor by, Random chance) {
    List<Told> told = new ArrayList<>();
    Map<String, Object> own = new HashMap<>(Map.of("likelihood", "1", "impact", "1"));
    own.put("title", "Seen by " + by.userId());
    assertThat(editor.add(number, Section.RISKS, Answers.of(own), by))
        .isInstanceOf(Outcome.Done.class);
    for (int n = 0; n < 8; n++) {
      int position = 1 + chance.nextInt(3);
      String key = chance.nextBoolean() ? "title" : "mitigation";
      Object value = by.userId() + " says " + n;
      Row row = plan.row(number, Section.RISKS, position).orElseThrow();
      Map<String, Object> mine = new HashMap<>(row.values());
      mine.put(key, value);
      int seen = row.revision();
      Outcome outcome = send(position, seen, mine, by);
      while (outcome instanceof Outcome.Conflict conflict) {
        seen = conflict.theirs().revision();
        mine = new HashMap<>(conflict.theirs().values());
        mine.put(key, value);
        outcome = send(position, seen, mine, by);
      }
      Row done = ((Outcome.Done) outcome).row();
      told.add(new Told(position, done.revision(), seen, key, value));
    }
    return told;
  }

  private Object any(String key) {
    return Set.of("likelihood", "impact").contains(key)
        ? String.valueOf(1 + random.nextInt(3))
        : Arrays.asList("Floods", "Staff leave", "Late money", "A strike").get(random.nextInt(4));
  }

  private static Map<String, Object> merged(
      Map<String, Object> seen, Map<String, Object> mine, Map<String, Object> theirs) {
    Map<String, Object> merged = new HashMap<>(theirs);
    KEYS.stream()
        .filter(key -> differs(key, seen, mine))
        .forEach(key -> put(merged, key, mine.get(key)));
    return merged;
  }

  private static void put(Map<String, Object> values, String key, Object value) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  private static boolean differs(String key, Map<String, Object> one, Map<String, Object> other) {
    return !Objects.equals(one.get(key), other.get(key));
  }

  private String said(String what) {
    return what + " (-Dplan.seed=" + seed + ")";
  }
}
