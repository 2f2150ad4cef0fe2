package org.capacitycompact.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's account, as those who see to accounts read it.
 *
 * @param joinedAt when they chose their password; null while they are invited only
 * @param linkUntil until when a link of theirs works, if they have one
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
    @Nullable Instant linkUntil) {

  /** How an account stands. */
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
   * The role that makes them what they are: the first, or the criteria editor's, which the
   * secretariat's may stand beside; null when they have none.
   */
  public @Nullable Role role() {
    Set<Role> roles = roles();
    return roles.contains(Role.CRITERIA_EDITOR)
        ? Role.CRITERIA_EDITOR
        : roles.stream().findFirst().orElse(null);
  }
}
