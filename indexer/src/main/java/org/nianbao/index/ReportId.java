// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes the short name of a page: twelve letters and digits that are easy to read out and to type. */
public final class ReportId {

    /** Sixty bits: among three million pages the chance of one clash is about one in 250,000. */
    public static final int LENGTH = 12;
    /** No i, l, o, u: nothing to mistake for a digit. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private ReportId() {
    }

    public static String of(String key) {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
        StringBuilder id = new StringBuilder(LENGTH);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | digest[i] & 0xFF;
        }
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt((int) (bits >>> Long.SIZE - 5)));
            bits <<= 5;
        }
        return id.toString();
    }
}
