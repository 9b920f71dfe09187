// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A format that is no page, known by its first bytes. */
enum FileKind {
    JPEG("a JPEG picture", 0xFF, 0xD8, 0xFF),
    PNG("a PNG picture", 0x89, 'P', 'N', 'G'),
    GIF("a GIF picture", 'G', 'I', 'F', '8'),
    BMP("a BMP picture", 'B', 'M', -1, -1, -1, -1, 0, 0, 0, 0),
    TIFF("a TIFF picture", 'I', 'I', 0x2A, 0),
    TIFF_BIG("a TIFF picture", 'M', 'M', 0, 0x2A),
    WEBP("a WebP picture", 'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P'),
    WAVE_OR_AVI("a sound or film", 'R', 'I', 'F', 'F'),
    ICON("an icon", 0, 0, 1, 0),
    PDF("a PDF file", '%', 'P', 'D', 'F', '-'),
    POSTSCRIPT("a PostScript file", '%', '!', 'P', 'S'),
    OLE("an old Office file (DOC, XLS, PPT or WPS)", 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1),
    RTF("an RTF file", '{', '\\', 'r', 't', 'f'),
    ZIP("a ZIP file", 'P', 'K', 3, 4),
    ZIP_EMPTY("an empty ZIP file", 'P', 'K', 5, 6),
    RAR("a RAR file", 'R', 'a', 'r', '!', 0x1A, 7),
    SEVEN_ZIP("a 7z file", '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
    GZIP("a gzip file", 0x1F, 0x8B, 8),
    BZIP2("a bzip2 file", 'B', 'Z', 'h', -1, '1', 'A', 'Y'),
    FLASH("a Flash film", 'F', 'W', 'S', -1, -1, -1, 0, 0),
    FLASH_PACKED("a Flash film", 'C', 'W', 'S', -1, -1, -1, 0, 0),
    MP4("a film", -1, -1, -1, -1, 'f', 't', 'y', 'p'),
    MP3("a sound", 'I', 'D', '3'),
    SQLITE("an SQLite database", 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f'),
    EXECUTABLE("a program", 0x7F, 'E', 'L', 'F'),
    WINDOWS_PROGRAM("a program", 'M', 'Z', 0x90, 0),
    JAVA_CLASS("a program", 0xCA, 0xFE, 0xBA, 0xBE),
    WARC("a WARC file", 'W', 'A', 'R', 'C', '/');

    private static final int ANY = -1;

    /** Far enough to meet the first names inside a ZIP file. */
    private static final int ZIP_NAMES = 4096;

    private final String called;
    private final int[] start;

    FileKind(String called, int... start) {
        this.called = called;
        this.start = start;
    }

    /** What the file is, when it is no page: {@code a JPEG picture}. */
    static Optional<String> of(byte[] bytes) {
        for (FileKind kind : values()) {
            if (kind.fits(bytes)) {
                return Optional.of(kind == ZIP ? insideZip(bytes) : kind.called);
            }
        }
        return Optional.empty();
    }

    private boolean fits(byte[] bytes) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (start[i] != ANY && (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static String insideZip(byte[] bytes) {
        String names = new String(bytes, 0, Math.min(bytes.length, ZIP_NAMES), StandardCharsets.ISO_8859_1);
        if (names.contains("word/")) {
            return "a DOCX file";
        }
        if (names.contains("xl/")) {
            return "an XLSX file";
        }
        if (names.contains("ppt/")) {
            return "a PPTX file";
        }
        if (names.contains("OFD.xml")) {
            return "an OFD file";
        }
        return names.contains("[Content_Types].xml") ? "an Office file (DOCX, XLSX or PPTX)" : ZIP.called;
    }
}
