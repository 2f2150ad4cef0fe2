package org.capacitycompact.notice;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the words mean by which the files {@code notices/} say who is told. */
@Component
class Addressees {

  /** Those that whoever tells it names. */
  private static final String NAMED = "named";

  private static final Set<Role> OFFICES =
      Set.of(Role.FOCAL_POINT, Role.NATIONAL_AUTHORITY, Role.IMPLEMENTER);

  private final JdbcClient database;
  private final Map<String, Function<InitiativeNumber, Set<String>>> meanings;

  Addressees(JdbcClient database, List<NoticeReaders> readers) {
    this.database = database;
    meanings =
        readers.stream().collect(Collectors.toMap(NoticeReaders::name, each -> each::audiences));
    // Which provider is meant, a word of its own says.
    EnumSet.complementOf(EnumSet.of(Role.PROVIDER))
        .forEach(role -> meanings.put(role.group(), number -> groups(Set.of(role), number)));
    meanings.put("country", number -> groups(OFFICES, number));
    meanings.put("providers", number -> opened(number, "group:" + Role.PROVIDER.group() + "%"));
    meanings.put("reviewers", number -> opened(number, "user:%"));
    meanings.put("waiting", this::waiting);
  }

  /** Whether a word has a meaning. */
  boolean knows(String word) {
    return word.equals(NAMED) || meanings.containsKey(word);
  }

  /** The audiences that the line of something means. */
  Set<String> of(Told told) {
    Set<String> audiences = new HashSet<>();
    for (String word : Objects.requireNonNull(told.line()).readers()) {
      if (word.equals(NAMED)) {
        audiences.addAll(told.audiences());
      } else if (told.number() != null) {
        audiences.addAll(meaning(word).apply(told.number()));
      }
    }
    return audiences;
  }

  private Function<InitiativeNumber, Set<String>> meaning(String word) {
    Function<InitiativeNumber, Set<String>> meaning = meanings.get(word);
    if (meaning == null) {
      throw new IllegalStateException("notices: nobody knows who \"" + word + "\" is");
    }
    return meaning;
  }

  private static Set<String> groups(Set<Role> roles, InitiativeNumber number) {
    return roles.stream()
        .map(role -> "group:" + role.groupFor(number.country()))
        .collect(Collectors.toSet());
  }

  private Set<String> opened(InitiativeNumber number, String audiences) {
    return Set.copyOf(
        database
            .sql("select audience from initiative_audience where number = ? and audience like ?")
            .params(number, audiences)
            .query(String.class)
            .list());
  }

  private Set<String> waiting(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql("select distinct audience from work_item where number = ?")
            .param(number)
            .query(String.class)
            .list());
  }
}
