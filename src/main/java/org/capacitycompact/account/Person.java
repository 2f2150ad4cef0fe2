package org.capacitycompact.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, as those who manage accounts see it.
 *
 * @param joinedAt when they chose their password; null while they are only invited
 * @param linkUntil until when their link is valid, if they have one
 * @param mailFailedAt since when their address takes no mail, as far as is known
 * @param mailFailure what a mail server said of it
 */
public record Person(
    String userId,
    String name,
    @Nullable String email,
    List<String> groups,
    @Nullable String country,
    @Nullable String organisation,
    @Nullable String constituency,
    boolean practitioner,
    String language,
    boolean enabled,
    @Nullable Instant joinedAt,
    @Nullable Instant linkUntil,
    @Nullable Instant mailFailedAt,
    @Nullable String mailFailure) {

  /** The states of an account. */
  public enum State {
    INVITED,
    OPEN,
    CLOSED
  }

  public State state() {
    return enabled ? State.OPEN : joinedAt == null ? State.INVITED : State.CLOSED;
  }

  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    groups.forEach(group -> Role.ofGroup(group).ifPresent(roles::add));
    return roles;
  }

  /**
   * The person's main role: the first, or criteria editor when they also have the secretariat's;
   * null when they have none.
   */
  public @Nullable Role role() {
    Set<Role> roles = roles();
    return roles.contains(Role.CRITERIA_EDITOR)
        ? Role.CRITERIA_EDITOR
        : roles.stream().findFirst().orElse(null);
  }
}
