package org.capacitycompact.paper;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A paper as one reader sees it.
 *
 * @param language in which its texts are written; null when unknown
 * @param scan id of the document that shows it; null while there is none
 * @param contentSha256 of what it was signed under; null where nobody signed
 * @param decidedByName who confirmed or refused it
 * @param decidedAt when that was, or when it became void
 * @param mayDecide whether this reader may confirm or refuse it now
 * @param own whether this reader typed it
 * @param overtaken whether it waits for a task that has ended meanwhile
 */
public record FilledPaper(
    UUID id,
    InitiativeNumber number,
    String taskId,
    String task,
    String form,
    PaperKind kind,
    PaperState state,
    Map<String, Object> answers,
    @Nullable String language,
    @Nullable UUID scan,
    @Nullable String scanSha256,
    @Nullable String signatory,
    @Nullable String office,
    @Nullable String contentSha256,
    String broughtByName,
    Instant broughtAt,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    @Nullable String refusal,
    @Nullable VoidReason voidReason,
    boolean mayDecide,
    boolean own,
    boolean overtaken) {}
