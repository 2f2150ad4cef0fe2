package org.capacitycompact.rulebook.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Initiatives with verdicts, and drafts, for the tests of replays. */
public final class ReplayGround {

  /** A step where no other test decides, so that its version does not affect others. */
  public static final String STEP = "DecisionTask_DecideOwnership";

  private static final String ENOUGH = "<text>&gt;= 60</text>";

  private ReplayGround() {}

  /** The ownership table with another minimum score for being owned. */
  public static UnaryOperator<String> ownedFrom(int score) {
    return dmn -> replaced(dmn, ENOUGH, "<text>&gt;= " + score + "</text>");
  }

  static String replaced(String dmn, String from, String to) {
    if (!dmn.contains(from)) {
      throw new IllegalStateException(from + " is not in the table any more");
    }
    return dmn.replace(from, to);
  }

  /** Submits a draft that passed the check; returns its id. */
  public static long draft(JdbcClient database, String decision, UnaryOperator<String> changing) {
    return draft(database, decision, changing, "[]");
  }

  /** Submits a draft with the problems that the check found. */
  public static long draft(
      JdbcClient database, String decision, UnaryOperator<String> changing, String problems) {
    return database
        .sql(
            """
            insert into decision_draft
              (decision, based_on, origin, note, dmn, problems, made_by, made_at)
            select ?, min(version), 'UPLOAD', 'A <b>note</b>', ?, ?::jsonb, 'daniel', now()
            from decision_version where decision = ? returning id
            """)
        .params(
            decision,
            changing.apply(shipped(decision)).getBytes(StandardCharsets.UTF_8),
            problems,
            decision)
        .query(Long.class)
        .single();
  }

  private static String shipped(String decision) {
    try (InputStream file =
        ReplayGround.class.getResourceAsStream("/decisions/" + decision + ".dmn")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** An initiative of Kenya that the secretariat can see. */
  public static InitiativeNumber endorsed(Cast cast, String title) {
    InitiativeNumber number = cast.raise("amina", title);
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    return number;
  }

  /** Decides on ownership: owned with 69 out of 100, unless these facts change it. */
  public static void decide(
      Criteria criteria, InitiativeNumber number, Map<String, Object> others) {
    Map<String, Object> all = new HashMap<>();
    all.put("ideaSource", "country");
    all.put("countryCustodian", true);
    all.put("nationalLead", false);
    all.put("measurableResults", 0);
    all.put("sufficiencyTargets", 0);
    all.put("refusalConditions", 2);
    all.put("frameworkAlignment", "aligned");
    all.put("accountability", "mutual");
    all.put("governmentBodies", 0);
    all.put("countrySystems", 4);
    all.put("localFinancingPercent", 20);
    all.put("minimumLocalPercent", 10);
    all.put("localExpertisePercent", 10);
    all.put("nationalEndorsement", true);
    all.put("fragileContext", false);
    all.putAll(others);
    Facts facts = new Facts();
    all.forEach((name, value) -> facts.put(name, value, Origin.counted(Records.RESULTS)));
    criteria.decide("ownership", number, STEP, facts);
  }
}
