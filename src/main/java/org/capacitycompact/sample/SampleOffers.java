package org.capacitycompact.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.capacitycompact.money.Money;
import org.capacitycompact.offer.OfferContent;
import org.capacitycompact.offer.OfferDesk;
import org.capacitycompact.platform.database.WrittenIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The sample's menu of offers, written by its providers, each in its language. */
@Component
class SampleOffers {

  private final OfferDesk desk;
  private final SampleCast cast;
  private final ObjectMapper json;

  SampleOffers(OfferDesk desk, SampleCast cast, ObjectMapper json) {
    this.desk = desk;
    this.cast = cast;
    this.json = json;
  }

  /** A line of the file; what is not published stays a draft. */
  record Line(
      String by,
      String language,
      String title,
      String description,
      List<String> modalities,
      List<String> purposes,
      List<String> levels,
      List<String> countries,
      List<String> regions,
      List<String> languages,
      String organisationKind,
      List<String> forms,
      @Nullable String people,
      @Nullable BigDecimal sizeAmount,
      @Nullable String sizeCurrency,
      int months,
      boolean mustBuyFromProvider,
      boolean mayRefuseExperts,
      boolean couldGoElsewhere,
      boolean published) {

    OfferContent content(LocalDate today) {
      Money size =
          sizeAmount == null || sizeCurrency == null
              ? null
              : new Money(sizeAmount, Currency.getInstance(sizeCurrency));
      return new OfferContent(
          title,
          description,
          modalities,
          purposes,
          levels,
          countries,
          regions,
          languages,
          organisationKind,
          forms,
          people,
          size,
          null,
          today.plusMonths(months),
          mustBuyFromProvider,
          mayRefuseExperts,
          couldGoElsewhere);
    }
  }

  void lay(LocalDate today) {
    for (Line line : lines()) {
      WrittenIn.within(
          line.language(),
          () -> desk.write(line.content(today), line.published(), cast.actor(line.by())));
    }
  }

  private List<Line> lines() {
    try (InputStream file = new ClassPathResource("sample/offers.json").getInputStream()) {
      return json.readValue(file, new TypeReference<>() {});
    } catch (IOException unreadable) {
      throw new IllegalStateException("the sample offers cannot be read", unreadable);
    }
  }
}
