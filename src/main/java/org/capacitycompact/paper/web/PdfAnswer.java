package org.capacitycompact.paper.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A printed form as a file to save. */
final class PdfAnswer {

  private PdfAnswer() {}

  static ResponseEntity<byte[]> of(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(name + ".pdf").build().toString())
        .body(content);
  }
}
