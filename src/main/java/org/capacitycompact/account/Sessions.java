package org.capacitycompact.account;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** The sessions of signed-in people, on every node. */
public class Sessions {

  private static final String BEGAN = "compact.began";
  private static final String DEVICE = "compact.device";
  private static final String ADDRESS = "compact.address";

  private final FindByIndexNameSessionRepository<? extends Session> stored;
  private final JdbcClient database;
  private final Clock clock;
  private final Duration idle;

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> stored,
      JdbcClient database,
      Clock clock,
      Duration idle) {
    this.stored = stored;
    this.database = database;
    this.clock = clock;
    this.idle = idle;
  }

  /**
   * A session as its owner sees it.
   *
   * @param reference identifies it without revealing its id
   * @param lastSeen to the minute
   * @param present whether it is the session of this request
   */
  public record Open(
      String reference,
      Instant began,
      Instant lastSeen,
      Device device,
      String address,
      boolean present) {}

  /** Gives a session, on sign-in, the lifetime of people's sessions. */
  public void begin(HttpSession session, @Nullable String userAgent, String address) {
    session.setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
    session.setAttribute(BEGAN, clock.instant());
    session.setAttribute(DEVICE, Device.of(userAgent).code());
    session.setAttribute(ADDRESS, address);
  }

  /** A person's sessions, the last used first. */
  public List<Open> of(String userId, String presentId) {
    return found(userId).values().stream()
        .filter(session -> !session.isExpired())
        .map(session -> open(session, presentId))
        .sorted(Comparator.comparing(Open::present).thenComparing(Open::lastSeen).reversed())
        .toList();
  }

  /** Ends one of a person's sessions; false when it is not theirs. */
  public boolean end(String userId, String reference) {
    return found(userId).keySet().stream()
        .filter(id -> reference(id).equals(reference))
        .peek(stored::deleteById)
        .findFirst()
        .isPresent();
  }

  /** Ends all of a person's sessions but this one. */
  public int endOthers(String userId, String presentId) {
    return database
        .sql("delete from spring_session where principal_name = ? and session_id <> ?")
        .params(userId, presentId)
        .update();
  }

  /** Ends all of a person's sessions, on every node. */
  public int endAll(String userId) {
    return database
        .sql("delete from spring_session where principal_name = ?")
        .param(userId)
        .update();
  }

  private Map<String, ? extends Session> found(String userId) {
    return stored.findByPrincipalName(userId);
  }

  private static Open open(Session session, String presentId) {
    Instant began = session.getAttribute(BEGAN);
    return new Open(
        reference(session.getId()),
        began == null ? session.getCreationTime() : began,
        session.getLastAccessedTime(),
        Device.ofCode(session.getAttribute(DEVICE)),
        String.valueOf((Object) session.getAttributeOrDefault(ADDRESS, "")),
        session.getId().equals(presentId));
  }

  private static String reference(String id) {
    return HexFormat.of().formatHex(Secrets.hash(id), 0, 10);
  }
}
