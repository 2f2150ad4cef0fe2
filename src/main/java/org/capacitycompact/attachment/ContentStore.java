package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Keeps contents. */
interface ContentStore {

  Attachment.Place place();

  /** A folder for what is being received. */
  Path incoming() throws IOException;

  /** Keeps a file, in the transaction that adds its row; it is there for good when this returns. */
  void keep(Attachment attachment, IncomingFile file) throws IOException;

  /**
   * Writes the content, piece by piece.
   *
   * @throws IOException when the reader has gone, or the content is not what was stored
   */
  void send(Attachment attachment, OutputStream reader) throws IOException;
}
