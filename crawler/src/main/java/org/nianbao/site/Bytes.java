// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells files from pages by their first bytes; what the server calls them comes second. */
final class Bytes {

    /** PDF, ZIP (DOCX, XLSX, OFD), OLE2 (DOC, XLS, WPS), RTF, PNG, JPEG, GIF, RAR, BMP. */
    private static final List<byte[]> FILES = List.of(bytes("%PDF-"), bytes("PK\u0003\u0004"),
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, bytes("{\\rtf"),
            new byte[] {(byte) 0x89, 'P', 'N', 'G'}, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            bytes("GIF8"), bytes("Rar!"));

    private Bytes() {
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean isFile(FetchedPage page) {
        byte[] body = page.body();
        for (byte[] start : FILES) {
            if (body.length >= start.length && Arrays.equals(start, 0, start.length, body, 0, start.length)) {
                return true;
            }
        }
        String type = page.mediaType();
        boolean binary = type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/")
                || type.equals("application/pdf") || type.startsWith("application/vnd.")
                || type.equals("application/msword");
        return binary && !startsLikePage(body);
    }

    /** An error page is often sent under the type of the file that was asked for. */
    private static boolean startsLikePage(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1)
                .strip().toLowerCase(Locale.ROOT);
        return start.startsWith("<") || start.startsWith("\u00ef\u00bb\u00bf<");
    }

    /** The name that {@code Content-Disposition} gives a file. */
    static Optional<String> fileName(FetchedPage page) {
        String field = page.header("Content-Disposition").orElse("");
        for (String part : field.split(";")) {
            String strip = part.strip();
            int equals = strip.indexOf('=');
            if (equals > 0 && strip.toLowerCase(Locale.ROOT).startsWith("filename")) {
                String value = strip.substring(equals + 1).strip().replace("\"", "");
                int quotes = value.indexOf("''");
                return Optional.of(Reference.readable(quotes < 0 ? value : value.substring(quotes + 2)));
            }
        }
        return Optional.empty();
    }
}
