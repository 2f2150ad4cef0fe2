package org.capacitycompact.mail;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes what a test tells it to; about what nothing was told there is nothing to say. */
@Component
class TestLetters implements MailWriter {

  static final String KIND = "test.letter";

  private final Map<String, Function<MailOrder, Letter>> told = new ConcurrentHashMap<>();

  void tell(String about, Function<MailOrder, Letter> letter) {
    told.put(about, letter);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Letter> write(MailOrder order) {
    return Optional.ofNullable(told.get(order.about())).map(letter -> letter.apply(order));
  }
}
