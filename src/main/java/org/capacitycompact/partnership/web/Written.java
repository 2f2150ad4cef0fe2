package org.capacitycompact.partnership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** What somebody wrote into one of the forms of these pages. */
final class Written {

  /** As in the forms of tasks. */
  static final int LONGEST = 2000;

  private Written() {}

  /** The key of what is wrong with a tidied text; empty when nothing is. */
  static String problem(String tidied, boolean needed) {
    if (tidied.isEmpty()) {
      return needed ? "providers.wrong.words" : "";
    }
    return WrittenText.fits(tidied, LONGEST, true) ? "" : "providers.wrong.long";
  }

  static @Nullable String orNull(String tidied) {
    return tidied.isEmpty() ? null : tidied;
  }

  /** Does it in the language in which the writer says that they write. */
  static <T> T within(HttpServletRequest request, Supplier<T> work) {
    return WrittenIn.within(
        WritingLanguage.of(WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request)),
        work);
  }
}
