package org.capacitycompact.paper;

import java.util.Map;
import org.capacitycompact.attachment.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed from paper.
 *
 * @param answers in plain notation, complete or not
 * @param language of its texts
 * @param scan the file that shows it; null to leave the one that is there
 * @param scanNote what the file is, in a line
 */
public record TypedPaper(
    Map<String, Object> answers, String language, @Nullable SentFile scan, String scanNote) {}
