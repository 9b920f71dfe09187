// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks through one page's text for addresses that a copy has put in the place of the agency's. */
final class ForeignAddresses {

    private static final int SHORTEST = 5;
    private static final int MOST_NOTES = 20;

    private final Findings findings;

    ForeignAddresses(Findings findings) {
        this.findings = findings;
    }

    /** The lines without the address of the host that shows the copy. */
    List<Line> withoutOwn(List<Line> lines, Optional<String> url) {
        Optional<OwnAddress> address = OwnAddress.of(url, !findings.signals().isEmpty());
        if (address.isEmpty()) {
            return lines;
        }
        return lines.stream().map(line -> {
            if (line.isTable() || line.text().length() < SHORTEST || line.text().indexOf('.') < 0) {
                return line;
            }
            String freed = address.get().outOf(line.text());
            if (!freed.equals(line.text())) {
                findings.removed("address", line.text());
            }
            return line.withText(freed);
        }).toList();
    }

    /** An address in the text that is not official, on a page that is a copy: the mirror put its own there. */
    void note(List<Block> blocks) {
        if (findings.signals().isEmpty()) {
            return;
        }
        for (Block block : blocks) {
            String text = block.text();
            int at = text.indexOf("http");
            int www = text.indexOf("www.");
            at = at < 0 ? www : www < 0 ? at : Math.min(at, www);
            if (at < 0 || findings.notes().size() > MOST_NOTES) {
                continue;
            }
            String host = hostAt(text, at);
            if (!host.isEmpty() && !host.contains(OfficialHost.END)) {
                findings.note("the text names " + host + ", which is no " + OfficialHost.END
                        + " host; a copy may have put it there");
            }
        }
    }

    private static String hostAt(String text, int at) {
        int from = text.startsWith("http", at) ? text.indexOf("//", at) + 2 : at;
        if (from < at) {
            return "";
        }
        int to = from;
        while (to < text.length() && (text.charAt(to) < 0x7F && (Character.isLetterOrDigit(text.charAt(to))
                || text.charAt(to) == '.' || text.charAt(to) == '-'))) {
            to++;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
