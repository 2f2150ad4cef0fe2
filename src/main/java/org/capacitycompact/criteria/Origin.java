package org.capacitycompact.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.Endorsements;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.policy.CountryFacts;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a decision's fact. An unknown fact has an origin too: where it would come from.
 * Stored with the verdict as JSON, so its names must not change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Origin.Field.class, name = "FIELD"),
  @JsonSubTypes.Type(value = Origin.Document.class, name = "DOCUMENT"),
  @JsonSubTypes.Type(value = Origin.Decision.class, name = "DECISION"),
  @JsonSubTypes.Type(value = Origin.Counted.class, name = "RECORD"),
  @JsonSubTypes.Type(value = Origin.Country.class, name = "COUNTRY"),
  @JsonSubTypes.Type(value = Origin.Waived.class, name = "WAIVER"),
  @JsonSubTypes.Type(value = Origin.Ruling.class, name = "RULING"),
  @JsonSubTypes.Type(value = Origin.Assessed.class, name = "ASSESSED")
})
public sealed interface Origin {

  /**
   * What somebody wrote or chose in a task's form.
   *
   * @param form id of the task's form; empty while it is being written
   * @param fields keys of the fields; several when the fact is computed from them
   * @param version of the form, if every submission is kept
   * @param by sign-in name; null when nobody has submitted the form
   */
  record Field(
      String form,
      List<String> fields,
      @Nullable Integer version,
      @Nullable String by,
      @Nullable Instant at)
      implements Origin {}

  /**
   * What somebody stated with reference to a document.
   *
   * @param reference as written, for example the number of a letter
   * @param form id of the form in which it was given
   * @param by sign-in name of who gave it
   */
  record Document(
      String reference, String form, List<String> fields, @Nullable String by, @Nullable Instant at)
      implements Origin {}

  /**
   * The result of another decision.
   *
   * @param version of its table; null when it has not decided yet
   * @param verdict id of the recorded verdict; null when it was evaluated without a record
   */
  record Decision(String decision, @Nullable Integer version, @Nullable Long verdict)
      implements Origin {}

  /**
   * What was counted in or read from the Compact's own records.
   *
   * @param of which records
   * @param detail which of them, if that says more: the name of a policy value
   */
  record Counted(Records of, @Nullable String detail) implements Origin {}

  /**
   * A dated fact about a country (S15).
   *
   * @param year its year; null when nothing is known about the country
   * @param source who published it
   */
  record Country(String country, @Nullable Integer year, @Nullable String source)
      implements Origin {}

  /** The waivers in force; an empty list means that there are none. */
  record Waived(List<Long> waivers) implements Origin {

    public Waived {
      waivers = List.copyOf(waivers);
    }
  }

  /**
   * What the steering group corrected when it upheld an appeal.
   *
   * @param by sign-in name of who appealed
   * @param ruledAt null when it was not recorded
   * @param grounds the group's reasons
   */
  record Ruling(String by, Instant at, @Nullable Instant ruledAt, String grounds)
      implements Origin {}

  /**
   * What somebody found of themselves (S54).
   *
   * @param organisation its code
   * @param name as it was called then
   * @param on the day of the newest assessment, which may count no more; null without any
   */
  record Assessed(String organisation, String name, @Nullable LocalDate on) implements Origin {}

  /** Fields of a submitted or unsubmitted statement. */
  static Origin field(Statement said, String... fields) {
    Statement.Source source = said.source();
    return new Field(source.form(), List.of(fields), source.version(), source.by(), source.at());
  }

  /** A field of a form whose answers are stored one by one. */
  static Origin field(String form, String field, @Nullable String by, @Nullable Instant at) {
    return new Field(form, List.of(field), null, by, at);
  }

  /** The national authority's position; null while it has not been asked. */
  static Origin endorsement(@Nullable Stance said) {
    String form = Endorsements.FORM;
    if (said == null || said.reference() == null) {
      return field(
          form,
          "endorsementDecision",
          said == null ? null : said.by(),
          said == null ? null : said.at());
    }
    return new Document(
        said.reference(),
        form,
        List.of("endorsementDecision", "endorsementReference"),
        said.by(),
        said.at());
  }

  static Origin decision(Verdict said) {
    return new Decision(
        said.decision(), said.version(), said.kept() == null ? null : said.kept().id());
  }

  /** Another decision that has not been made yet. */
  static Origin undecided(String decision) {
    return new Decision(decision, null, null);
  }

  static Origin counted(Records of) {
    return new Counted(of, null);
  }

  static Origin country(String country, Optional<CountryFacts> facts) {
    return new Country(
        country,
        facts.map(CountryFacts::year).orElse(null),
        facts.map(CountryFacts::source).orElse(null));
  }
}
