// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import picocli.CommandLine.Option;

/** How and how much to print. */
final class FormatOptions {

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, json, jsonl or csv (default: table).")
    private Format format = Format.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "Print at most N rows.")
    private Integer limit;

    Format format() {
        return format;
    }

    /** The limit asked for, or {@code usual}. */
    int limit(int usual) {
        if (limit != null && limit < 0) {
            throw CommandFailure.wrongUsage("--limit " + limit + " is below 0; give 0 or more");
        }
        return limit == null ? usual : limit;
    }

    /** A limit for a person's table; other formats are whole unless a limit is asked for. */
    int limitOfTable(int usual) {
        return limit(format == Format.TABLE ? usual : Integer.MAX_VALUE);
    }
}
