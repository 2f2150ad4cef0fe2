package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.overlap.FoundOverlap;
import org.capacitycompact.overlap.OverlapState;
import org.capacitycompact.overlap.OverlapWords;
import org.capacitycompact.overlap.Overlaps;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What may overlap with an initiative, by the rights of the page. */
@RestController
@RequestMapping("/api/initiatives/{number}/overlaps")
class OverlapApi {

  private static final int MOST = 100;

  private final Initiatives initiatives;
  private final Overlaps overlaps;

  OverlapApi(Initiatives initiatives, Overlaps overlaps) {
    this.initiatives = initiatives;
    this.overlaps = overlaps;
  }

  /**
   * Something that may overlap.
   *
   * @param initiative its number; without it, it is a known activity
   * @param reasons {@code purpose}, {@code group}, {@code institution}, {@code results}
   * @param likelihood {@code possible}, {@code likely} or {@code veryLikely}; without it, it is
   *     found no more
   * @param state what the country said; without it, nothing yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OverlapAnswer(
      @Nullable InitiativeNumber initiative,
      @Nullable Long knownActivity,
      String title,
      @Nullable String language,
      List<String> reasons,
      @Nullable String likelihood,
      @Nullable OverlapState state,
      @Nullable String reason,
      @Nullable String talks,
      @Nullable String talksTo,
      @Nullable LocalDate dueOn,
      @Nullable String outcome) {

    static OverlapAnswer of(FoundOverlap found) {
      return new OverlapAnswer(
          found.initiative(),
          found.activity(),
          found.title(),
          found.language(),
          reasons(found),
          found.place() == 0 ? null : OverlapWords.level(found),
          found.state(),
          found.reason(),
          found.talks(),
          found.talksTo(),
          found.dueOn(),
          found.outcome());
    }

    private static List<String> reasons(FoundOverlap found) {
      List<String> reasons = new ArrayList<>();
      if (found.samePurpose()) {
        reasons.add("purpose");
      } else if (found.sameGroup()) {
        reasons.add("group");
      }
      if (!found.institutions().isEmpty()) {
        reasons.add("institution");
      }
      if (!found.words().isEmpty()) {
        reasons.add("results");
      }
      return reasons;
    }
  }

  /** The likeliest first. */
  record OverlapList(List<OverlapAnswer> overlaps) {}

  @GetMapping
  OverlapList list(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "false") boolean all,
      Actor actor,
      Locale language) {
    initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
    return new OverlapList(
        overlaps.of(number, all, language, MOST).stream().map(OverlapAnswer::of).toList());
  }
}
