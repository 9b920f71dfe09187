// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nianbao.crawl.HostLookup;

/**
 * What surrounds a command: its streams (UTF-8 whatever the locale), the environment, the clock, and where it was
 * started. Tests hand in their own.
 *
 * @param out data, nothing else
 * @param err progress, warnings, errors
 * @param outIsTerminal whether a person looks at {@code out}
 * @param errIsTerminal whether a person looks at {@code err}
 * @param columns width of the terminal in half-width columns; for no terminal, no limit
 * @param rows height of the terminal
 * @param hosts how names of hosts are looked up
 * @param folder where relative paths start
 * @param home folder of the program's own {@code config}, where known
 */
record Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, int columns, int rows,
                Map<String, String> environment, Clock clock, HostLookup hosts, Path folder, Optional<Path> home) {

    /** Time of Chinese agencies; dates on their pages mean this zone. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** System property: the instant at which the clock of this program starts, for tests of nights that are not today. */
    private static final String CLOCK_STARTS = "nianbao.clock";

    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final int BUFFER_BYTES = 1 << 16;

    /** The real one. */
    static Terminal ofSystem() {
        Map<String, String> environment = System.getenv();
        boolean outIsTerminal = isTerminal(1);
        int[] size = outIsTerminal ? size(environment) : new int[] {USUAL_ROWS, Integer.MAX_VALUE};
        PrintStream out = new PrintStream(new PipeEnd(new FileOutputStream(FileDescriptor.out)), outIsTerminal,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(out, err, outIsTerminal, isTerminal(2), size[1], size[0], environment,
                clock(Optional.ofNullable(System.getProperty(CLOCK_STARTS))), HostLookup.SYSTEM, Path.of(""),
                Optional.ofNullable(System.getProperty("nianbao.home")).map(Path::of));
    }

    /** The machine's clock, or one that goes on from another instant. */
    private static Clock clock(Optional<String> startsAt) {
        Clock real = Clock.system(CHINA);
        return startsAt.map(start -> Clock.offset(real, Duration.between(real.instant(), Instant.parse(start))))
                .orElse(real);
    }

    /** The same with another stream for data. */
    Terminal withOut(PrintStream other) {
        return new Terminal(other, err, outIsTerminal, errIsTerminal, columns, rows, environment, clock, hosts,
                folder, home);
    }

    /** The same with nobody looking: everything that is said goes to {@code stream}. */
    Terminal silent(PrintStream stream) {
        return new Terminal(stream, stream, false, false, Integer.MAX_VALUE, USUAL_ROWS, environment, clock, hosts,
                folder, home);
    }

    /** The same at another time, on another net. */
    Terminal elsewhere(Clock otherClock, HostLookup otherHosts) {
        return new Terminal(out, err, outIsTerminal, errIsTerminal, columns, rows, environment, otherClock, otherHosts,
                folder, home);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether a file descriptor is a terminal: Java says so for stdin and stdout together only. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private static int[] size(Map<String, String> environment) {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (stty.waitFor(1, TimeUnit.SECONDS) && answer.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
                String[] parts = answer.split(" ");
                return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
            }
        } catch (IOException e) {
            // No stty here: the environment, then the usual size.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String columns = environment.getOrDefault("COLUMNS", "");
        return new int[] {USUAL_ROWS, columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : USUAL_COLUMNS};
    }

    /** A buffered end of a pipe that tells a vanished reader from a real failure. */
    static final class PipeEnd extends OutputStream {

        private final OutputStream stream;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int filled;

        PipeEnd(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) {
            if (filled == buffer.length) {
                drain();
            }
            buffer[filled++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int done = 0;
            while (done < length) {
                if (filled == buffer.length) {
                    drain();
                }
                int step = Math.min(length - done, buffer.length - filled);
                System.arraycopy(bytes, from + done, buffer, filled, step);
                filled += step;
                done += step;
            }
        }

        @Override
        public void flush() {
            drain();
        }

        private void drain() {
            int length = filled;
            filled = 0;
            try {
                stream.write(buffer, 0, length);
                stream.flush();
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage());
                if (why.contains("Broken pipe") || why.contains("Connection reset") || why.contains("EPIPE")) {
                    throw new ClosedPipe();
                }
                throw new CommandFailure(ExitCode.FAILED, "cannot write the output: " + why
                        + "; the output is incomplete", e);
            }
        }
    }
}
