// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nianbao.crawl.HostLookup;

/** Runs command lines in this process, as the program would, in a folder of its own. */
final class Session {

    /** What one command line came to. */
    record Result(int status, String out, String err) {
    }

    private final Path folder;
    private final Map<String, String> environment;

    Session(Path folder) {
        this(folder, Map.of("LANG", "en_US.UTF-8"));
    }

    Session(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Integer.MAX_VALUE, 24, environment,
                Clock.fixed(Instant.parse("2023-06-01T00:00:00Z"), Terminal.CHINA), HostLookup.SYSTEM, folder,
                Optional.of(Path.of("..").toAbsolutePath().normalize()));
        int status = Nianbao.run(terminal, arguments);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
