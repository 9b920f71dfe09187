// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.Map;
import java.util.Optional;

/**
 * A page that never was, with the truth about it.
 *
 * @param file name for a folder of pages
 * @param contentType as a server would send it
 * @param label the JSON object of the label, for {@code org.nianbao.quality.Label}
 */
public record GeneratedPage(String file, byte[] bytes, Optional<String> url, Optional<String> contentType,
                     Map<String, Object> label) {
}
