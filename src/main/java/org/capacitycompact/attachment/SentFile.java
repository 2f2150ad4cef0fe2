package org.capacitycompact.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The only file in a submitted form. */
public final class SentFile {

  private final MultipartFile file;

  private SentFile(MultipartFile file) {
    this.file = file;
  }

  /**
   * The file.
   *
   * @throws AttachmentRefusedException when none was chosen, or more than one
   */
  public static SentFile of(HttpServletRequest request) throws AttachmentRefusedException {
    return find(request).orElseThrow(() -> AttachmentRefusedException.file("none"));
  }

  /**
   * The file, if one was chosen.
   *
   * @throws AttachmentRefusedException when more than one was
   */
  public static Optional<SentFile> find(HttpServletRequest request)
      throws AttachmentRefusedException {
    MultipartHttpServletRequest form =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    List<MultipartFile> chosen =
        form == null
            ? List.of()
            : form.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                // Browsers send an empty part for a file input without a chosen file.
                .filter(each -> each.getSize() > 0 || !name(each).isEmpty())
                .toList();
    if (chosen.size() > 1) {
      throw AttachmentRefusedException.file("several");
    }
    return chosen.stream().map(SentFile::new).findFirst();
  }

  public String name() {
    return name(file);
  }

  public InputStream content() throws IOException {
    return file.getInputStream();
  }

  private static String name(MultipartFile file) {
    @Nullable String name = file.getOriginalFilename();
    return name == null ? "" : name;
  }
}
