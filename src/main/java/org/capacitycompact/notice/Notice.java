package org.capacitycompact.notice;

import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell people that no entry of a history and no task tells. What the history of an
 * initiative records, and every task, is told without a call.
 *
 * @param kind names its line in {@code notices/} and its text, {@code notice.<kind>}
 * @param number the initiative that it is about; only those are told who may see it
 * @param audiences whom the line calls {@code named}: {@code user:amina}, {@code group:secretariat}
 * @param detail the arguments of its text: words of ours, days and amounts in plain notation, names
 * @param by who did it, and is not told
 * @param link the page it leads to, a path; null for the initiative's, or the page of notices
 */
public record Notice(
    String kind,
    @Nullable InitiativeNumber number,
    Set<String> audiences,
    List<String> detail,
    @Nullable String by,
    @Nullable String link) {

  public static Notice of(String kind) {
    return new Notice(kind, null, Set.of(), List.of(), null, null);
  }

  public Notice about(InitiativeNumber initiative) {
    return new Notice(kind, initiative, audiences, detail, by, link);
  }

  public Notice to(String... whom) {
    return new Notice(kind, number, Set.of(whom), detail, by, link);
  }

  public Notice by(@Nullable Actor actor) {
    return new Notice(kind, number, audiences, detail, actor == null ? null : actor.userId(), link);
  }

  public Notice telling(String... arguments) {
    return new Notice(kind, number, audiences, List.of(arguments), by, link);
  }

  public Notice leadingTo(String path) {
    return new Notice(kind, number, audiences, detail, by, path);
  }
}
