package org.capacitycompact.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is being written to a file. */
interface TableFile extends AutoCloseable {

  void headings(List<String> words) throws IOException;

  void row(@Nullable Object[] cells) throws IOException;

  @Override
  void close() throws IOException;
}
