package org.capacitycompact.worklist.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.worklist.Submissions;
import org.capacitycompact.worklist.Submissions.Submission;
import org.springframework.stereotype.Component;

/** What people submitted, listed in the part in which the facts of its capability stand. */
@Component
class SubmissionsInPart implements InitiativePart {

  /** So many stand on the page of a part; the rest on a list of their own. */
  private static final int SHOWN = 12;

  private static final Set<Part> PARTS =
      EnumSet.of(Part.PLAN, Part.PARTNERS, Part.STEERING, Part.MONEY, Part.WORK);

  private final Submissions submissions;
  private final TaskParts parts;
  private final SubmissionViews views;

  SubmissionsInPart(Submissions submissions, TaskParts parts, SubmissionViews views) {
    this.submissions = submissions;
    this.parts = parts;
    this.views = views;
  }

  @Override
  public Set<Part> parts() {
    return PARTS;
  }

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    return Map.of();
  }

  @Override
  public Map<String, Object> of(Part part, Initiative initiative, Actor reader, Locale language) {
    List<Submission> said = parts.of(part, submissions.of(initiative.number(), reader));
    return Map.of(
        "submissions", views.of(said.stream().limit(SHOWN).toList(), language),
        "submitted", said.size());
  }
}
