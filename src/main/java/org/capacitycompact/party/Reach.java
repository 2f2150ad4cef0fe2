package org.capacitycompact.party;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How people can be reached, and who may know: what each says about themselves. */
@Service
public class Reach {

  /** A number as one dials it, 5 to 40 characters; the table has the same rule. */
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,37}[0-9]");

  private final JdbcClient database;

  Reach(JdbcClient database) {
    this.database = database;
  }

  /** Who sees somebody's mail and telephone. */
  public enum Seen {
    NOBODY,
    /** Whoever reads an initiative that names this person as the one to ask. */
    INVOLVED
  }

  /** What a person said. */
  public record Said(@Nullable String mail, @Nullable String telephone, Seen seen) {}

  /** Whether somebody could dial this. */
  public static boolean isTelephone(String text) {
    return TELEPHONE.matcher(text).matches();
  }

  public Optional<Said> of(String userId) {
    return database
        .sql("select email as mail, telephone, reached_by as seen from person where user_id = ?")
        .param(userId)
        .query(Said.class)
        .optional();
  }

  /**
   * @param telephone one that {@link #isTelephone}, or null for none
   */
  public void say(String userId, @Nullable String telephone, Seen seen) {
    database
        .sql("update person set telephone = ?, reached_by = ? where user_id = ?")
        .params(Arrays.asList(telephone, seen.name(), userId))
        .update();
  }
}
