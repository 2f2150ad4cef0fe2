package org.capacitycompact.attachment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where documents are stored, and how much.
 *
 * @param folder where new contents are stored; the database if absent
 * @param largest size of one file
 * @param perInitiative size of all files of an initiative, including withdrawn ones
 * @param most number of files of an initiative, including withdrawn ones
 * @param scanner ClamAV's daemon, which must find nothing in a file before it is accepted; no scan
 *     if absent
 * @param scannerPatience how long a scan may take
 */
@ConfigurationProperties("compact.attachments")
record AttachmentProperties(
    @Nullable Path folder,
    @DefaultValue("20MB") DataSize largest,
    @DefaultValue("500MB") DataSize perInitiative,
    @DefaultValue("200") int most,
    @Nullable URI scanner,
    @DefaultValue("60s") Duration scannerPatience) {

  Optional<Path> place() {
    return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
  }

  Optional<VirusScanner> virusScanner() {
    return Optional.ofNullable(scanner)
        .filter(address -> !address.toString().isBlank())
        .map(address -> new VirusScanner(address, scannerPatience));
  }
}
