package org.capacitycompact.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file's type is determined from its content, and its name has to agree. */
class FileTypesTest {

  @TempDir private Path folder;

  static Stream<Arguments> taken() {
    return Stream.of(
        Arguments.of("letter.pdf", Files.pdf(), FileType.PDF),
        Arguments.of("LETTER.PDF", Files.pdf(), FileType.PDF),
        Arguments.of("map.png", Files.png(), FileType.PNG),
        Arguments.of("photo.jpg", Files.jpeg(), FileType.JPEG),
        Arguments.of("photo.jpeg", Files.jpeg(), FileType.JPEG),
        Arguments.of("note.txt", Files.text(), FileType.TEXT),
        Arguments.of("figures.csv", Files.csv(), FileType.CSV),
        Arguments.of("letter.docx", Files.docx(), FileType.DOCX),
        Arguments.of("budget.xlsx", Files.xlsx(), FileType.XLSX),
        Arguments.of("talk.pptx", Files.pptx(), FileType.PPTX),
        Arguments.of("letter.odt", Files.odf("text"), FileType.ODT),
        Arguments.of("budget.ods", Files.odf("spreadsheet"), FileType.ODS),
        Arguments.of("talk.odp", Files.odf("presentation"), FileType.ODP),
        Arguments.of("arabe.txt", Files.bytes("رسالة طلب الدعم"), FileType.TEXT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("taken")
  void whatPeopleSendIsTaken(String name, byte[] content, FileType type) throws Exception {
    assertThat(FileTypes.of(file(content), name)).isEqualTo(type);
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
            Files.pdf("2 0 obj <</OpenAction[3 0 R/Fit]/Title(JavaScript /JS \\) /Launch)>>"),
            Files.pdf("2 0 obj <</S/GoTo>> endobj 3 0 obj <</S/URI/URI(https://example.org)>>"),
            Files.pdf("2 0 obj <</Length 9>>\nstream\n(/JS) Tj \nendstream endobj"),
            Files.pdf("2 0 obj <</Length 9>>\nstream \n(/JS) Tj \nendstream endobj"),
            Files.pdf("2 0 obj <</ID[<41><42>]/A<</B<41>>>/C [[1]2]>> stream\r\nx\nendstream"),
            Files.packedPdf("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", "3 0 <</Type/Page>>"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void aPdfThatSpeaksOfScriptsHasNone(byte[] pdf) throws Exception {
    assertThat(FileTypes.of(file(pdf), "letter.pdf")).isEqualTo(FileType.PDF);
  }

  @Test
  void aTemplateOfTheWritersOwnComputerIsNoMacro() throws Exception {
    byte[] letter =
        Files.docx(
            "word/_rels/settings.xml.rels",
            "<Relationship Type=\"http://o/attachedTemplate\" Target=\"file:///C:\\a.dotm\"/>");
    assertThat(FileTypes.of(file(letter), "letter.docx")).isEqualTo(FileType.DOCX);
  }

  static Stream<Arguments> refused() {
    byte[] macroTypes =
        Files.zip(
            "[Content_Types].xml",
            "<Types ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
            "word/document.xml",
            "<w/>");
    return Stream.of(
        // Wrong names.
        Arguments.of("letter.docx", Files.pdf(), "disagrees"),
        Arguments.of("letter.pdf", Files.docx(), "disagrees"),
        Arguments.of("letter.docx", Files.xlsx(), "disagrees"),
        Arguments.of("letter.odt", Files.docx(), "disagrees"),
        Arguments.of("photo.png", Files.jpeg(), "disagrees"),
        Arguments.of("letter.pdf", Files.text(), "disagrees"),
        Arguments.of("letter", Files.pdf(), "type"),
        Arguments.of("letter.exe", Files.pdf(), "type"),
        Arguments.of("letter.docm", macroTypes, "type"),
        // Active content.
        Arguments.of("letter.docx", macroTypes, "macros"),
        Arguments.of("letter.docx", Files.docx("word/vbaProject.bin", "x"), "macros"),
        Arguments.of("letter.docx", Files.docx("word/VBAPROJECT.BIN", "x"), "macros"),
        Arguments.of("letter.docx", Files.docx("word/activeX/activeX1.xml", "x"), "macros"),
        Arguments.of("budget.xlsx", Files.xlsx("xl/macrosheets/sheet1.xml", "x"), "macros"),
        Arguments.of("letter.odt", Files.odf("text", "Basic/Standard/Module1.xml", "x"), "macros"),
        Arguments.of("letter.odt", Files.odf("text", "Scripts/python/a.py", "x"), "macros"),
        Arguments.of("letter.docx", Files.docx("word/embeddings/setup.exe", "MZ"), "macros"),
        Arguments.of("letter.pdf", Files.bytes("MZ\u0090\0\3\0\0\0\4\0\0\0"), "type"),
        Arguments.of("letter.txt", Files.bytes("#!/bin/sh\nrm -rf /\n"), "type"),
        // What a browser would run or render.
        Arguments.of(
            "page.txt", Files.bytes("<!DOCTYPE html><html><script>1</script></html>"), "type"),
        Arguments.of("page.csv", Files.bytes("<html><body>x</body></html>"), "type"),
        Arguments.of(
            "drawing.txt", Files.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "type"),
        Arguments.of(
            "drawing.svg", Files.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "type"),
        Arguments.of("page.html", Files.bytes("<html></html>"), "type"),
        // Archives that are not documents, or cannot be read.
        Arguments.of("letter.docx", Files.zip("readme.txt", "x"), "type"),
        Arguments.of("letter.docx", Files.zip("[Content_Types].xml", "<Types/>"), "type"),
        Arguments.of("letter.zip", Files.zip("readme.txt", "x"), "type"),
        Arguments.of("letter.docx", Files.docx("../../etc/passwd", "x"), "type"),
        Arguments.of("letter.docx", Files.locked(Files.docx()), "protected"),
        Arguments.of(
            "letter.odt",
            Files.zip(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml",
                "<manifest:encryption-data/>"),
            "protected"),
        Arguments.of("letter.docx", cut(Files.docx()), "protected"),
        Arguments.of("letter.docx", Files.bomb(30), "bomb"),
        Arguments.of("letter.docx", Files.join(Files.bytes("MZ"), Files.docx()), "type"),
        Arguments.of("old.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "type"),
        // Two types in one file.
        Arguments.of("letter.pdf", Files.join(Files.bytes("GIF89a"), Files.pdf()), "type"),
        Arguments.of("letter.pdf", Files.join(Files.bytes("xx\n"), Files.pdf()), "type"),
        // A PDF that does more than show pages.
        Arguments.of(
            "letter.pdf", Files.pdf("2 0 obj <</S/JavaScript/JS(app.alert(1))>>"), "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj <</S /J#61vaScript>>"), "active"),
        Arguments.of(
            "letter.pdf", Files.pdf("2 0 obj <</OpenAction<</S/Launch/F(a.exe)>>>>"), "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj <</Type/EmbeddedFile>>"), "active"),
        Arguments.of(
            "letter.pdf", Files.pdf("2 0 obj <</Names<</EmbeddedFiles 3 0 R>>>>"), "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj <</XFA 3 0 R>>"), "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj <</S/SubmitForm>>"), "active"),
        Arguments.of(
            "letter.pdf",
            Files.pdf("2 0 obj <<>>\nstream\n3 0 obj <</S/JavaScript>> endobj\nendstream"),
            "active"),
        Arguments.of("letter.pdf", Files.pdf("% 3 0 obj <</S/JavaScript>>"), "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj (x 3 0 obj <</JS 4 0 R>>)"), "active"),
        Arguments.of(
            "letter.pdf",
            Files.packedPdf("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", "3 0 <</S/JavaScript>>"),
            "active"),
        Arguments.of(
            "letter.pdf",
            Files.packedPdf("/N 1/First 4/Filter[/FlateDecode]", "3 0 <</#4aS 5 0 R>>"),
            "active"),
        Arguments.of(
            "letter.pdf",
            Files.packedPdf("/Type/ObjStm/N 1/First 4/Filter[/LZWDecode]", "3 0 <<>>"),
            "unjudged"),
        Arguments.of(
            "letter.pdf",
            Files.packedPdf("/Type/ObjStm/N 1/First 4/Filter 7 0 R", "3 0 <<>>"),
            "unjudged"),
        Arguments.of(
            "letter.pdf",
            Files.packedPdf("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", " ".repeat(70 << 20)),
            "bomb"),
        // Content that readers skip and we do not follow.
        Arguments.of(
            "letter.pdf",
            changed(packedScript("/Type/ObjStm/N 1/First 4"), "stream\n", "stream \n"),
            "active"),
        Arguments.of(
            "letter.pdf",
            changed(packedScript("/Type/ObjStm/N 1/First 4"), ">>\nstream\n", ">>\nstream x\n"),
            "unjudged"),
        Arguments.of("letter.pdf", packedScript("/Type/ObjStm/N 1/First 4/X obj"), "active"),
        Arguments.of("letter.pdf", packedScript("/Type/ObjStm/N 1/First 4/X 1 0 obj"), "unjudged"),
        Arguments.of(
            "letter.pdf",
            Files.pdf("2 0 obj <</A<<>>stream\n/S/JavaScript\nendstream>> endobj"),
            "unjudged"),
        Arguments.of(
            "letter.pdf",
            Files.pdf("2 0 obj [<<>>stream\n<</S/JavaScript>>\nendstream] endobj"),
            "unjudged"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj (3\0 0\0obj <</JS 4 0 R>>)"), "active"),
        Arguments.of(
            "letter.pdf",
            Files.pdf("2 0 obj <</Subtype/FileAttachment/FS<</Type/Filespec/F(a.exe)>>>> endobj"),
            "active"),
        Arguments.of(
            "letter.pdf",
            Files.pdf("2 0 obj <</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>> endobj"),
            "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj <</RF<</F 6 0 R>>>> endobj"), "active"),
        Arguments.of("letter.pdf", Files.pdf("2 0 obj <</Collection 6 0 R>> endobj"), "active"),
        Arguments.of("letter.pdf", Files.pdf("trailer <</Encrypt 5 0 R>>"), "protected"),
        // Archives, scripts and documents behind or within another file.
        Arguments.of("letter.pdf", Files.join(Files.pdf(), Files.zip("a", "b")), "several.kinds"),
        Arguments.of("photo.jpg", Files.join(Files.jpeg(), Files.docx()), "several.kinds"),
        Arguments.of("map.png", Files.join(Files.png(), Files.zip("a", "b")), "several.kinds"),
        Arguments.of("map.png", Files.join(Files.png(), Files.bytes("more")), "several.kinds"),
        Arguments.of(
            "photo.jpg",
            Files.join(Files.jpeg(), Files.bytes("Rar!\u001A\u0007\0")),
            "several.kinds"),
        Arguments.of(
            "photo.jpg",
            Files.join(Files.jpeg(), Files.bytes("<?php system(1); ?>")),
            "several.kinds"),
        Arguments.of(
            "photo.jpg",
            Files.join(Files.jpeg(), Files.bytes("<ScRiPt >1</script>")),
            "several.kinds"),
        Arguments.of(
            "photo.jpg",
            Files.join(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
                Files.bytes("/*JFIF*/=alert(1)")),
            "several.kinds"),
        Arguments.of(
            "letter.odt",
            Files.zip("mimetype", "%PDF-1.4 application/vnd.oasis.opendocument.text"),
            "type"),
        Arguments.of(
            "letter.pdf",
            Files.bytes("%PDF-1.7\n<html><script>1</script></html>\n1 0 obj <<>> endobj\n%%EOF"),
            "several.kinds"),
        // Office documents that run something outside of them.
        Arguments.of("letter.docx", Files.docx("word/embeddings/a.docm", "x"), "macros"),
        Arguments.of(
            "letter.docx",
            Files.docx(
                "word/_rels/settings.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"http://o/attachedTemplate\""
                    + " Target='https://evil.example/a.dotm' TargetMode=\"External\"/>"),
            "macros"),
        Arguments.of(
            "letter.odt",
            Files.odf("text", "styles.xml", "<a href=\"vnd.sun.star.script:a.py$b\"/>"),
            "macros"),
        Arguments.of("note.txt", binaryAtTheEnd(), "text"),
        Arguments.of("note.txt", "bonjour".getBytes(StandardCharsets.UTF_16), "text"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("refused")
  void whatLiesRunsOrHidesIsRefused(String name, byte[] content, String why) throws Exception {
    Path file = file(content);

    assertThat(catchThrowable(() -> FileTypes.of(file, name)))
        .isInstanceOfSatisfying(
            AttachmentRefusedException.class,
            refused -> {
              assertThat(refused.messageKey()).isEqualTo("attachment.refused." + why);
              assertThat(refused.field()).isEqualTo("file");
            });
  }

  @Test
  void aBombIsRefusedAfterABoundedPart() throws Exception {
    Path file = file(Files.bomb(600));
    long start = System.nanoTime();

    assertThat(catchThrowable(() -> FileTypes.of(file, "letter.docx")))
        .hasMessage("attachment.refused.bomb");
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
  }

  private static byte[] packedScript(String dictionary) {
    return Files.packedPdf(dictionary + "/Filter/FlateDecode", "3 0 <</S/JavaScript>>");
  }

  private static byte[] changed(byte[] content, String from, String to) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replaceFirst(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] cut(byte[] zip) {
    return java.util.Arrays.copyOf(zip, zip.length - 30);
  }

  private static byte[] binaryAtTheEnd() {
    return Files.join(Files.bytes("all well ".repeat(200)), new byte[] {0, 1, 2, 3});
  }

  private Path file(byte[] content) throws IOException {
    return java.nio.file.Files.write(folder.resolve("content"), content);
  }
}
