package org.capacitycompact.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanComparison;
import org.capacitycompact.plan.PlanComparison.ChangedRow;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.plan.PlanVersions.Version;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The frozen versions of a plan, and what changed between any two states of it. */
@RestController
@RequestMapping("/api/initiatives/{number}/plan/versions")
class PlanVersionApi {

  private static final String NOW = "now";

  private final Initiatives initiatives;
  private final PlanVersions versions;

  PlanVersionApi(Initiatives initiatives, PlanVersions versions) {
    this.initiatives = initiatives;
    this.versions = versions;
  }

  /** The versions, newest first. */
  record VersionList(List<Version> versions, int total) {}

  /**
   * What a version says.
   *
   * @param canonical the text whose hash {@code sha256} is
   * @param sources what each source gives, and {@code categories} what each costs, in US dollars
   */
  record VersionAnswer(
      int version,
      PlanVersions.Reason reason,
      Instant frozenAt,
      @Nullable String by,
      String sha256,
      Map<String, List<FrozenRow>> sections,
      Map<String, BigDecimal> sources,
      Map<String, BigDecimal> categories,
      String canonical) {}

  /** A row as it was frozen. */
  record FrozenRow(
      int position, int revision, @Nullable String language, Map<String, Object> values) {

    static @Nullable FrozenRow of(@Nullable Row row) {
      return row == null
          ? null
          : new FrozenRow(row.position(), row.revision(), row.language(), row.values());
    }
  }

  /** What became of each row; a page of the changes. */
  record ComparisonAnswer(
      List<ChangeAnswer> changes, int total, int unchanged, List<PlanComparison.Total> follows) {}

  /**
   * A row that is not as it was.
   *
   * @param fields the keys of the values that are others
   */
  record ChangeAnswer(
      String section,
      int position,
      PlanComparison.Kind kind,
      Set<String> fields,
      @Nullable FrozenRow before,
      @Nullable FrozenRow after) {

    static ChangeAnswer of(ChangedRow change) {
      return new ChangeAnswer(
          change.section().id(),
          change.position(),
          change.kind(),
          change.fields(),
          FrozenRow.of(change.before()),
          FrozenRow.of(change.after()));
    }
  }

  @GetMapping
  VersionList list(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    visible(number, actor);
    List<Version> all = versions.of(number);
    return new VersionList(
        all.stream().skip(Ranges.offset(offset)).limit(Ranges.limit(limit)).toList(), all.size());
  }

  @GetMapping("/{version}")
  VersionAnswer one(@PathVariable InitiativeNumber number, @PathVariable int version, Actor actor) {
    visible(number, actor);
    PlanContent content = versions.find(number, version).orElseThrow(Refusal::notThere);
    Version frozen = Objects.requireNonNull(content.version());
    Map<String, List<FrozenRow>> sections = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      sections.put(
          section.id(),
          content.of(section).stream()
              .map(
                  row ->
                      new FrozenRow(row.position(), row.revision(), row.language(), row.values()))
              .toList());
    }
    return new VersionAnswer(
        frozen.version(),
        frozen.reason(),
        frozen.frozenAt(),
        frozen.by(),
        frozen.sha256(),
        sections,
        content.sources(),
        content.categories(),
        content.canonical());
  }

  /** From a version to another one, or to the plan as it stands ({@code now}). */
  @GetMapping("/{version}/compare/{other}")
  ComparisonAnswer compare(
      @PathVariable InitiativeNumber number,
      @PathVariable int version,
      @PathVariable String other,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    visible(number, actor);
    PlanComparison comparison =
        PlanComparison.between(
            versions.find(number, version).orElseThrow(Refusal::notThere), state(number, other));
    return new ComparisonAnswer(
        comparison.changes().stream()
            .skip(Ranges.offset(offset))
            .limit(Ranges.limit(limit))
            .map(ChangeAnswer::of)
            .toList(),
        comparison.changes().size(),
        comparison.unchanged(),
        comparison.follows());
  }

  private PlanContent state(InitiativeNumber number, String other) {
    if (other.equals(NOW)) {
      return versions.now(number);
    }
    if (!other.matches("[1-9][0-9]{0,5}")) {
      throw Refusal.malformed("other", "Give the number of a version, or now.");
    }
    return versions.find(number, Integer.parseInt(other)).orElseThrow(Refusal::notThere);
  }

  private void visible(InitiativeNumber number, Actor actor) {
    initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }
}
