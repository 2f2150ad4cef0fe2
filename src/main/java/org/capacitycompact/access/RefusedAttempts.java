package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records attempts of signed-in people to change something that were refused, at every interface.
 * It runs after the attempt was rolled back and its connection released. Reads are not recorded,
 * because they change nothing and reveal nothing; refused sign-ins are recorded where people sign
 * in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RefusedAttempts extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final Map<Integer, String> REASONS =
      Map.of(
          HttpServletResponse.SC_FORBIDDEN, "refused.role",
          HttpServletResponse.SC_NOT_FOUND, "refused.unseen",
          HttpServletResponse.SC_CONFLICT, "refused.late");

  private static final Pattern ABOUT =
      Pattern.compile(
          ".*/(?:initiatives/([A-Z]{2}-\\d{4}-\\d{3,10})|tasks?/([A-Za-z0-9-]{1,64}))(?:/.*)?");

  private static final int LONGEST = 300;

  private final AuditTrail trail;
  private final JdbcClient database;

  RefusedAttempts(AuditTrail trail, JdbcClient database) {
    this.trail = trail;
    this.database = database;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    Actor actor = ActorFilter.actor(request);
    String reason = REASONS.get(response.getStatus());
    if (actor != null && reason != null) {
      RowScope.within(
          RowScope.everything(),
          () -> {
            record(reason, actor, request.getMethod(), EngineFilter.path(request));
            return true;
          });
    }
  }

  private void record(String reason, Actor actor, String method, String path) {
    try {
      trail.recordRefusal(
          AuditEvent.in(AuditEvent.ACCESS, reason)
              .by(actor.acting())
              .about(number(path))
              .telling(method, path.length() > LONGEST ? path.substring(0, LONGEST) : path));
    } catch (RuntimeException notRecorded) {
      // The person has their answer; the operator has to know that the record lacks it.
      logger.error("A refused attempt could not be recorded", notRecorded);
    }
  }

  private @Nullable String number(String path) {
    Matcher about = ABOUT.matcher(path);
    if (!about.matches()) {
      return null;
    }
    return about.group(1) != null
        ? about.group(1)
        : database
            .sql(
                """
                select number from work_item where task_id = :id
                union select number from task_decision where task_id = :id limit 1
                """)
            .param("id", about.group(2))
            .query(String.class)
            .optional()
            .orElse(null);
  }
}
