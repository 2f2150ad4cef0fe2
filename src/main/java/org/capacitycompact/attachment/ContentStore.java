package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Stores contents. */
interface ContentStore {

  Attachment.Place place();

  /** A folder for files being received. */
  Path incoming() throws IOException;

  /** Stores a file, in the transaction that adds its row; it is durable when this returns. */
  void keep(Attachment attachment, IncomingFile file) throws IOException;

  /**
   * Writes the content in pieces.
   *
   * @throws IOException when the reader has gone, or the content is not what was stored
   */
  void send(Attachment attachment, OutputStream reader) throws IOException;
}
