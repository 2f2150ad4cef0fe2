package org.capacitycompact.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions that write their last use at most once a minute, so that a request reads its session
 * with one statement and usually writes nothing.
 */
class ThriftySessions implements SessionRepository<ThriftySessions.Thrifty> {

  private static final Logger LOG = LoggerFactory.getLogger(ThriftySessions.class);
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final SessionRepository<Session> stored;

  @SuppressWarnings("unchecked")
  ThriftySessions(SessionRepository<? extends Session> stored) {
    this.stored = (SessionRepository<Session>) stored;
  }

  @Override
  public Thrifty createSession() {
    return new Thrifty(stored.createSession());
  }

  @Override
  public void save(Thrifty session) {
    stored.save(session.session);
  }

  @Override
  public @Nullable Thrifty findById(String id) {
    Session found = stored.findById(id);
    return found == null ? null : new Thrifty(found);
  }

  @Override
  public void deleteById(String id) {
    stored.deleteById(id);
  }

  static final class Thrifty implements Session {

    private final Session session;

    private Thrifty(Session session) {
      this.session = session;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
      if (Duration.between(session.getLastAccessedTime(), now).compareTo(TOLD_EVERY) >= 0) {
        session.setLastAccessedTime(now);
      }
    }

    /**
     * Treats an attribute of an earlier release that cannot be read as missing; the person signs in
     * again.
     */
    @Override
    public <T> @Nullable T getAttribute(String name) {
      try {
        return session.getAttribute(name);
      } catch (ConversionException unreadable) {
        LOG.warn("A session holds {} of another release; its owner signs in again", name);
        return null;
      }
    }

    @Override
    public String getId() {
      return session.getId();
    }

    @Override
    public String changeSessionId() {
      return session.changeSessionId();
    }

    @Override
    public Set<String> getAttributeNames() {
      return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return session.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
      return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return session.isExpired();
    }
  }
}
