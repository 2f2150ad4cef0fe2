package org.capacitycompact.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount of the accounts in a column of an entity: the figure alone. */
@Converter
public class MoneyColumn implements AttributeConverter<@Nullable Money, @Nullable BigDecimal> {

  @Override
  public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  @Override
  public @Nullable Money convertToEntityAttribute(@Nullable BigDecimal amount) {
    return amount == null ? null : AccountingCurrency.of(amount);
  }
}
