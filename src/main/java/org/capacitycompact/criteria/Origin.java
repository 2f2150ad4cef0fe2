package org.capacitycompact.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.policy.CountryFacts;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact of a decision comes from. A fact that is not known has one too: where it would be
 * known from. Kept with the verdict as JSON for as long as the verdict, so that its names stay.
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
  @JsonSubTypes.Type(value = Origin.Ruling.class, name = "RULING")
})
public sealed interface Origin {

  /**
   * What somebody wrote or chose in a task's form.
   *
   * @param form id of the form, which is its task's; empty where it is being written
   * @param fields keys of the fields, several where the fact is reckoned from them
   * @param version of the form, where each submission is kept
   * @param by sign-in name; null where nobody has submitted the form
   */
  record Field(
      String form,
      List<String> fields,
      @Nullable Integer version,
      @Nullable String by,
      @Nullable Instant at)
      implements Origin {}

  /**
   * What somebody declared on the strength of a document.
   *
   * @param reference as it was written, the number of a letter
   * @param form id of the form in which it was named
   * @param by sign-in name of who named it
   */
  record Document(
      String reference, String form, List<String> fields, @Nullable String by, @Nullable Instant at)
      implements Origin {}

  /**
   * What another decision said.
   *
   * @param version of its table; null where it has not decided yet
   * @param verdict id of the verdict on record; null where it was only asked
   */
  record Decision(String decision, @Nullable Integer version, @Nullable Long verdict)
      implements Origin {}

  /**
   * What was counted or read from records of the Compact.
   *
   * @param of which records
   * @param detail which of them, where that says more: the name of a policy's value
   */
  record Counted(Records of, @Nullable String detail) implements Origin {}

  /**
   * A dated fact of a country (S15).
   *
   * @param year it is of; null where nothing is known of the country
   * @param source who published it
   */
  record Country(String country, @Nullable Integer year, @Nullable String source)
      implements Origin {}

  /** The waivers in force; none of them is known to be none. */
  record Waived(List<Long> waivers) implements Origin {

    public Waived {
      waivers = List.copyOf(waivers);
    }
  }

  /**
   * What the steering group corrected when it upheld an appeal.
   *
   * @param by sign-in name of who said that it was stated wrongly
   * @param ruledAt null where it was not recorded yet
   * @param grounds on which the group decided
   */
  record Ruling(String by, Instant at, @Nullable Instant ruledAt, String grounds)
      implements Origin {}

  /** Fields of what somebody stated, or is stating. */
  static Origin field(Statement said, String... fields) {
    Statement.Source source = said.source();
    return new Field(source.form(), List.of(fields), source.version(), source.by(), source.at());
  }

  /** A field of a form whose answers are kept one by one. */
  static Origin field(String form, String field, @Nullable String by, @Nullable Instant at) {
    return new Field(form, List.of(field), null, by, at);
  }

  /** The national authority's answer; null while it has not been asked. */
  static Origin endorsement(@Nullable Stance said) {
    String form = "endorse-demand";
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

  /** What another decision has yet to say. */
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
