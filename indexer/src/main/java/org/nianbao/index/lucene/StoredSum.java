// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * The checksum over everything that one document stores, stored with it. Lucene keeps one for each whole file and
 * compares none while it answers; with one for each document, what is shown costs no reading of the rest.
 */
final class StoredSum {

    private StoredSum() {
    }

    /** Adds the sum; what is added later is not in it. */
    static Document sealed(Document document) {
        document.add(new StoredField(ReportFields.SUM, of(document)));
        return document;
    }

    /** Refuses a document, read with all that it stores, that is not the one that was written. */
    static void requireWhole(Document stored) {
        IndexableField sum = stored.getField(ReportFields.SUM);
        if (sum == null || sum.numericValue().intValue() != of(stored)) {
            throw new IllegalStateException("what is stored is not what was written");
        }
    }

    private static int of(Document document) {
        CRC32 sum = new CRC32();
        for (IndexableField field : document) {
            if (field.fieldType().stored() && !field.name().equals(ReportFields.SUM)) {
                add(sum, field.name());
                // The order matters: a number and a text also have bytes of their own, but not when read back.
                if (field.numericValue() != null) {
                    add(sum, field.numericValue().toString());
                } else if (field.stringValue() != null) {
                    add(sum, field.stringValue());
                } else {
                    BytesRef bytes = field.binaryValue();
                    sum.update(bytes.bytes, bytes.offset, bytes.length);
                }
            }
        }
        return (int) sum.getValue();
    }

    private static void add(CRC32 sum, String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
