package org.capacitycompact.form;

import org.jspecify.annotations.Nullable;

/** The result of reading one raw value: a typed value, nothing, or a refusal. */
record Reading(@Nullable Object value, @Nullable FieldError error) {

  private static final Reading MISSING = new Reading(null, null);

  static Reading of(Object value) {
    return new Reading(value, null);
  }

  static Reading missing() {
    return MISSING;
  }

  static Reading refused(FormField field, String messageKey, String... args) {
    return new Reading(null, FieldError.of(field.key(), messageKey, args));
  }

  boolean isMissing() {
    return value == null && error == null;
  }
}
