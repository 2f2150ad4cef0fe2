package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.capacitycompact.form.SampleForm.CHOICES;
import static org.capacitycompact.form.SampleForm.SCHEMA;
import static org.capacitycompact.form.SampleForm.complete;
import static org.capacitycompact.form.SampleForm.submit;
import static org.capacitycompact.form.SampleForm.without;
import static org.capacitycompact.money.Dollars.usd;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormValidationTest {

  private static void refuses(Submission submission, String key, String messageKey) {
    assertThat(submission.errors())
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(key, messageKey));
  }

  @Test
  void acceptedAnswersHaveTheTypeOfTheirQuestion() {
    Answers answers = FormValidation.validate(SCHEMA, CHOICES, complete()).answers();

    assertThat(answers.text("title")).isEqualTo("Spending reviews");
    assertThat(answers.date("resultDate")).isEqualTo(LocalDate.of(2027, 6, 30));
    assertThat(answers.money("localShare")).isEqualTo(usd("12000.50"));
    assertThat(answers.integer("months")).isEqualTo(24);
    assertThat(answers.bool("owned")).isTrue();
    assertThat(answers.list("modalities")).containsExactly("training");
    assertThat(answers.bool("untied")).isTrue();
  }

  @Test
  void jsonTypesAreReadLikeAPostedPage() {
    Map<String, Object> raw = complete();
    raw.put("localShare", 12000.5);
    raw.put("months", 24L);
    raw.put("percent", 12.5);
    raw.put("owned", "no");
    raw.put("untied", true);
    raw.put("publish", null);

    Answers answers = FormValidation.validate(SCHEMA, CHOICES, raw).answers();

    assertThat(answers.money("localShare")).isEqualTo(usd("12000.50"));
    assertThat(answers.integer("months")).isEqualTo(24);
    assertThat(answers.decimal("percent")).isEqualByComparingTo("12.5");
    assertThat(answers.bool("owned")).isFalse();
    assertThat(answers.bool("publish")).isFalse();
  }

  @Test
  void everyErrorIsNamedAtOnceInTheOrderOfTheForm() {
    Submission nothing = FormValidation.validate(SCHEMA, CHOICES, Map.of("zebra", "1", "ant", 2));

    assertThat(nothing.errors())
        .extracting(FieldError::key)
        .containsExactly(
            "title",
            "resultDate",
            "localShare",
            "months",
            "owned",
            "modalities",
            "untied",
            "ant",
            "zebra");
  }

  @Test
  void aKeyTheFormDoesNotAskForIsRefusedByName() {
    Submission submission = submit("ballotOutcome", "approved");

    refuses(submission, "ballotOutcome", "validation.unknown");
    assertThat(submission.errors().get(0).args()).containsExactly("ballotOutcome");
  }

  @Test
  void anUnknownKeyIsShownShortAndWithoutControlCharacters() {
    Submission submission = submit("\u0000" + "x".repeat(100_000), "1");

    assertThat(submission.errors().get(0).key()).isEqualTo("\uFFFD" + "x".repeat(59));
  }

  @Test
  void aReadOnlyFieldKeepsNothingOfWhatIsSubmitted() {
    assertThat(submit("status", "approved").answers().has("status")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://a@b:99999/, validation.text.linkPerson",
    "https://bank.example\\@elsewhere.example, validation.text.linkPerson",
    "http://example.org:99999/, validation.text.linkPort",
    "http://example.org:0, validation.text.linkPort",
    "http://example.org:x/report, validation.text.linkPort",
    "http://example.org:8080/a@b:99999, ",
    "https://[2001:db8::1]/report, ",
    "https://école.example/rapport?q=1:2, "
  })
  void aLinkLeadsWhereItSeemsTo(String link, String refused) throws IOException {
    FormSchema form =
        FormSchema.parse(Files.readAllBytes(Path.of("forms", "deliver-milestone.form")));

    assertThat(FormValidation.validate(form, Map.of(), Map.of("evidenceLink", link)).errors())
        .filteredOn(error -> error.key().equals("evidenceLink"))
        .extracting(FieldError::messageKey)
        .isEqualTo(refused == null ? List.of() : List.of(refused));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u00A0\t\r\n", "\u200B\u200E", "\u3000"})
  void textThatNobodyCanReadIsMissing(String blank) {
    refuses(submit("title", blank), "title", "validation.required.text");
  }

  @Test
  void anEmptyOptionalFieldIsNoAnswer() {
    Answers answers = submit("problem", "  ").answers();

    assertThat(answers.has("problem")).isFalse();
    assertThat(answers.optionalText("problem")).isEmpty();
  }

  @Test
  void aMissingAnswerIsNamedInTheWordsOfItsKind() {
    refuses(without("resultDate"), "resultDate", "validation.required.date");
    refuses(without("localShare"), "localShare", "validation.required.number");
    refuses(without("owned"), "owned", "validation.required.choice");
    refuses(without("modalities"), "modalities", "validation.required.choices");
    refuses(without("untied"), "untied", "validation.required.tick");
    refuses(submit("untied", "false"), "untied", "validation.required.tick");
  }

  @Test
  void textIsTrimmedAndLineEndsCountOnce() {
    assertThat(submit("title", " \tSpending \u00A0\n").answers().text("title"))
        .isEqualTo("Spending");
    String fortyWithLineEnds = "a\r\n".repeat(19) + "aa";
    assertThat(submit("problem", fortyWithLineEnds).answers().text("problem"))
        .isEqualTo("a\n".repeat(19) + "aa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000b", "a\u0007b", "a\u001Bb", "a\u0085b", "a\uD800b", "a\uFFFFb", "a\u001C"})
  void charactersThatCannotBeKeptAreRefused(String text) {
    refuses(submit("title", text), "title", "validation.text.characters");
    refuses(submit("problem", text), "problem", "validation.text.characters");
  }

  @Test
  void aLineEndIsForLongTextOnly() {
    refuses(submit("title", "two\nlines"), "title", "validation.text.characters");
    assertThat(submit("problem", "two\nlines").answers().text("problem")).isEqualTo("two\nlines");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "𐤊𐤍𐤏𐤍 😀",
        "مراجعة الإنفاق",
        "\u2067שלום\u2069 a",
        "\u00E9t\u00E9",
        "👩‍👩‍👧 ab"
      })
  void textOfEveryScriptComesBackAsItWasWritten(String text) {
    assertThat(submit("title", text).answers().text("title")).isEqualTo(text);
  }

  @Test
  void textIsKeptComposed() {
    assertThat(submit("title", "e\u0301t\u00E9").answers().text("title"))
        .isEqualTo("\u00E9t\u00E9");
  }

  @Test
  void lengthIsCountedAsPeopleSeeIt() {
    assertThat(submit("title", "👩‍👩‍👧".repeat(20)).errors()).isEmpty();
    assertThat(submit("title", "😀".repeat(20)).errors()).isEmpty();
    Submission tooLong = submit("title", "😀".repeat(21));
    refuses(tooLong, "title", "validation.text.tooLong");
    assertThat(tooLong.errors().get(0).args()).containsExactly("20", "21", "😀".repeat(20));
    refuses(submit("title", "😀😀"), "title", "validation.text.tooShort");
  }

  @Test
  void aFieldWithoutALimitStillHasOne() {
    refuses(submit("sectorCode", "1".repeat(1_000_000)), "sectorCode", "validation.text.tooLong");
  }

  @Test
  void textOfAnotherFormIsRefused() {
    refuses(submit("sectorCode", "1234"), "sectorCode", "validation.text.pattern");
    assertThat(submit("sectorCode", "15111").errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "2026-04-31"})
  void aDayThatIsNotInTheCalendarIsRefused(String day) {
    refuses(submit("resultDate", day), "resultDate", "validation.date.calendar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30 6 2029",
        "30/06/2029",
        "2026-2-3",
        "tomorrow",
        "20260203",
        "+12026-02-03",
        "２０２６-02-03",
        "٢٠٢٦-٠٢-٠٣",
        "2026-02-03T00:00",
        "-2026-02-03"
      })
  void aDayWrittenOtherwiseIsToldHowToBeWritten(String day) {
    refuses(submit("resultDate", day), "resultDate", "validation.date.format");
  }

  @Test
  void aDayFarFromAnyInitiativeIsRefused() {
    refuses(submit("resultDate", "0027-06-30"), "resultDate", "validation.date.range");
    refuses(submit("resultDate", "2200-01-01"), "resultDate", "validation.date.range");
    assertThat(submit("resultDate", "2028-02-29").answers().date("resultDate"))
        .isEqualTo(LocalDate.of(2028, 2, 29));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "1e3",
        "NaN",
        "Infinity",
        "-Infinity",
        "1 000",
        "1.000,50",
        "+5",
        "０１２",
        "٣",
        "0x10",
        "1.",
        ".5",
        "1_000",
        "12 USD",
        "$12",
        "1..2",
        "--1",
        "1f",
        "1d"
      })
  void aNumberWrittenOtherwiseIsToldHowToBeWritten(String number) {
    refuses(submit("localShare", number), "localShare", "validation.money.format");
    refuses(submit("months", number), "months", "validation.number.format");
  }

  static Stream<Number> numbersBeyondAll() {
    return Stream.of(
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Float.NaN,
        new BigDecimal("1e400"),
        new BigDecimal("1e999999999"),
        new BigDecimal("1e-999999999"),
        BigInteger.TEN.pow(400));
  }

  @ParameterizedTest
  @MethodSource("numbersBeyondAll")
  void aJsonNumberBeyondAllNumbersIsRefused(Number number) {
    refuses(submit("localShare", number), "localShare", "validation.money.format");
    refuses(submit("months", number), "months", "validation.number.format");
  }

  @Test
  void moneyHasTwoDecimalsAndIsNotNegative() {
    refuses(submit("localShare", "1.0055"), "localShare", "validation.money.decimals");
    refuses(submit("localShare", "1.005"), "localShare", "validation.number.thousands");
    refuses(submit("localShare", "10.000"), "localShare", "validation.number.thousands");
    refuses(submit("localShare", "1,000"), "localShare", "validation.number.thousands");
    refuses(submit("localShare", 0.1 + 0.2), "localShare", "validation.money.decimals");
    refuses(submit("localShare", "-1"), "localShare", "validation.money.negative");
    refuses(submit("localShare", -0.01), "localShare", "validation.money.negative");
    refuses(submit("localShare", "10000000000000"), "localShare", "validation.number.tooLarge");
    assertThat(submit("localShare", "9999999999999.99").answers().money("localShare"))
        .isEqualTo(usd("9999999999999.99"));
    assertThat(submit("localShare", 1).answers().money("localShare")).isEqualTo(usd("1.00"));
  }

  @Test
  void aNumberStaysWithinItsBounds() {
    refuses(submit("months", "0"), "months", "validation.number.min");
    refuses(submit("months", 61), "months", "validation.number.max");
    refuses(submit("months", "-1"), "months", "validation.number.min");
    assertThat(submit("months", 1).answers().integer("months")).isEqualTo(1);
    assertThat(submit("months", 60).answers().integer("months")).isEqualTo(60);
  }

  @Test
  void aCountIsWholeAndAMeasureHasItsDecimals() {
    refuses(submit("months", "1.5"), "months", "validation.number.whole");
    assertThat(submit("months", 12.0).answers().integer("months")).isEqualTo(12);
    refuses(submit("percent", "12.55"), "percent", "validation.number.decimals");
    assertThat(submit("percent", "12.5").answers().decimal("percent")).isEqualTo("12.5");
  }

  @Test
  void anUnknownOptionIsRefused() {
    refuses(submit("language", "xx"), "language", "validation.choice.unknown");
    refuses(submit("owned", "maybe"), "owned", "validation.choice.unknown");
    refuses(submit("owned", "Yes"), "owned", "validation.choice.unknown");
    refuses(
        submit("modalities", List.of("training", "gifts")),
        "modalities",
        "validation.choice.unknown");
  }

  @Test
  void optionsFromDataAreTheOnlyOnes() {
    assertThat(submit("provider", "P-1").answers().text("provider")).isEqualTo("P-1");
    refuses(submit("provider", "P-2"), "provider", "validation.choice.unknown");
    Map<String, Object> raw = complete();
    raw.put("provider", "P-1");
    refuses(FormValidation.validate(SCHEMA, raw), "provider", "validation.choice.nothing");
  }

  @Test
  void aChecklistTakesOneOrManyAndEachOnce() {
    assertThat(submit("modalities", List.of("", "twinning")).answers().list("modalities"))
        .as("as a page sends one that is ticked")
        .containsExactly("twinning");
    assertThat(submit("modalities", List.of("twinning", "training")).answers().list("modalities"))
        .containsExactly("twinning", "training");
    refuses(submit("modalities", "twinning"), "modalities", "validation.type.choices");
    refuses(
        submit("modalities", List.of("twinning", "training", "twinning")),
        "modalities",
        "validation.choices.twice");
    refuses(
        submit("modalities", java.util.Collections.nCopies(10_000, "twinning")),
        "modalities",
        "validation.choices.twice");
  }

  @Test
  void aYesIsSaidInWords() {
    refuses(submit("owned", true), "owned", "validation.type.yesNo");
    refuses(submit("owned", false), "owned", "validation.type.yesNo");
    refuses(submit("owned", "true"), "owned", "validation.choice.unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "01", "-0.00", "00", "007.50", "-01"})
  void aNumberThatNobodyWritesSoIsRefused(String written) {
    refuses(submit("localShare", written), "localShare", "validation.number.zeros");
    refuses(submit("months", written), "months", "validation.number.zeros");
    refuses(submit("localShare", -0.0), "localShare", "validation.number.zeros");
  }

  @Test
  void ofAThousandFieldsThatNobodyAskedForAFewAreNamed() {
    Map<String, Object> raw = complete();
    java.util.stream.IntStream.range(0, 1000).forEach(i -> raw.put("x" + i, i));
    assertThat(FormValidation.validate(SCHEMA, CHOICES, raw).errors()).hasSize(20);
  }

  static Stream<Object> wrongTypes() {
    return Stream.of(
        Map.of("a", 1), new ArrayList<>(Arrays.asList(1, null)), new Date(0), new byte[] {1}, 'c');
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void aValueOfTheWrongTypeIsRefusedAtEveryQuestion(Object value) {
    for (FormField field : SCHEMA.fields()) {
      if (!field.readOnly()) {
        assertThat(submit(field.key(), value).errors())
            .as(field.key())
            .extracting(FieldError::key, error -> error.messageKey().startsWith("validation.type."))
            .containsExactly(org.assertj.core.groups.Tuple.tuple(field.key(), true));
      }
    }
  }

  @Test
  void noneStandsAloneInAChecklist() {
    assertThat(submit("tying", List.of("none")).answers().list("tying")).containsExactly("none");
    refuses(submit("tying", List.of("none", "goods")), "tying", "validation.choices.none");
  }

  @Test
  void aMeasureMayBeNegativeAndHasFourDecimals() {
    assertThat(submit("baseline", "-12.3456").answers().decimal("baseline"))
        .isEqualTo(new BigDecimal("-12.3456"));
    refuses(submit("baseline", "1.23456"), "baseline", "validation.number.decimals");
    refuses(submit("baseline", "1,5"), "baseline", "validation.decimal.format");
    refuses(submit("baseline", "10000000000000"), "baseline", "validation.number.tooLarge");
  }

  @Test
  void eachLineIsAnEntryAndEmptyOnesAreNone() {
    assertThat(submit("documents", "Manual \r\n\r\n \u200B\r\nPlan").answers().lines("documents"))
        .containsExactly("Manual", "Plan");
  }

  @Test
  void aRepeatedParameterIsNoAnswerToASingleQuestion() {
    refuses(submit("title", List.of("one", "two")), "title", "validation.type.text");
    refuses(submit("localShare", List.of("1", "2")), "localShare", "validation.type.number");
    refuses(submit("language", List.of("en", "fr")), "language", "validation.type.choice");
  }

  @Test
  void noInputWhateverEndsInAnException() {
    long seed = 20261121L;
    Random random = new Random(seed);
    Object[] values = {
      null,
      "",
      "yes",
      "1e400",
      Double.NaN,
      List.of(),
      List.of("training"),
      -1,
      true,
      "\uD83D",
      1L,
      new BigDecimal("1e999999999"),
      Map.of(),
      new Object(),
      "2026-02-30",
      "x".repeat(20_000)
    };
    for (int round = 0; round < 5_000; round++) {
      Map<String, Object> raw = new HashMap<>();
      for (FormField field : SCHEMA.fields()) {
        raw.put(field.key(), values[random.nextInt(values.length)]);
      }
      Submission submission = FormValidation.validate(SCHEMA, CHOICES, raw);
      assertThat(submission).as("seed %d round %d", seed, round).isNotNull();
    }
  }

  @Test
  void readingAQuestionThatTheFormDoesNotAskIsAMistakeOfTheCode() {
    Answers answers = FormValidation.validate(SCHEMA, CHOICES, complete()).answers();

    assertThatIllegalArgumentException().isThrownBy(() -> answers.text("tittle"));
    assertThatIllegalArgumentException().isThrownBy(() -> answers.text("problem"));
    assertThatIllegalArgumentException().isThrownBy(() -> answers.money("title"));
  }

  @Test
  void thePagesOwnFieldsAreNotAnswers() {
    Map<String, Object> raw =
        PostedForm.of(
            Map.of(
                "_csrf", new String[] {"t"},
                "title", new String[] {"a"},
                "modalities", new String[] {"training", "twinning"}));

    assertThat(raw)
        .containsOnlyKeys("title", "modalities")
        .containsEntry("title", "a")
        .containsEntry("modalities", List.of("training", "twinning"));
  }
}
