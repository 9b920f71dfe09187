// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.decode;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * A document's bytes as text, with the charset that the evidence chose.
 *
 * @param text the text, without a byte order mark
 * @param charset what the bytes were decoded with
 * @param reason how it was chosen, in plain words: {@code GB18030 (declared gb2312)}
 * @param replaced how many undecodable places became U+FFFD
 */
public record DecodedText(String text, Charset charset, String reason, int replaced) {

    public DecodedText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(reason, "reason");
    }
}
