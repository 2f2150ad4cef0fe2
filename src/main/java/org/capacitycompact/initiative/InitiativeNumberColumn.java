package org.capacitycompact.initiative;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Entities keep the number of an initiative in a column of text. */
@Converter(autoApply = true)
class InitiativeNumberColumn implements AttributeConverter<InitiativeNumber, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable InitiativeNumber number) {
    return number == null ? null : number.value();
  }

  @Override
  public @Nullable InitiativeNumber convertToEntityAttribute(@Nullable String column) {
    return column == null ? null : InitiativeNumber.of(column);
  }
}
