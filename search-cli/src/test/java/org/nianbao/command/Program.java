// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nianbao.demo.SampleWeb;

/**
 * The real program in processes of its own, working on one data folder; for what cannot be tried within one process:
 * kills, signals, closed streams, full disks.
 */
final class Program {

    /** When nights are, unless told otherwise. */
    static final Instant FIRST_NIGHT = Instant.parse("2024-02-01T18:00:00Z");

    private static final Path ROOT = Path.of(System.getProperty("nianbao.root", "..")).toAbsolutePath().normalize();
    private static final int PATIENCE_SECONDS = 300;

    private final Path folder;
    private Path data;
    private Instant night = FIRST_NIGHT;
    private Optional<Path> hosts = Optional.empty();
    private List<String> shell = List.of();
    private List<String> options = List.of("-Xmx256m");
    private int started;

    /** What one command line came to. */
    record Ended(int status, String out, String err) {

        Ended with(int expected) {
            assertEquals(expected, status, err + out);
            return this;
        }

        /** Ended in order: data on stdout, and for an error one line without a stack trace. */
        Ended withOneLine(int expected, String part) {
            with(expected);
            assertEquals(1, err.strip().lines().count(), err);
            assertTrue(err.startsWith("nianbao: ") && err.contains(part), err);
            return this;
        }

        Ended withoutStackTrace() {
            assertFalse(err.contains("\tat ") || err.contains("Exception in"), err);
            return this;
        }
    }

    /** One process. */
    final class Running {

        private final Process process;
        private final Path out;
        private final Path err;

        private Running(Process process, Path out, Path err) {
            this.process = process;
            this.out = out;
            this.err = err;
        }

        Process process() {
            return process;
        }

        /** Ends it as {@code kill -9} or a power cut would; true when it was still at work. */
        boolean kill() {
            boolean alive = process.isAlive();
            process.destroyForcibly();
            end();
            return alive;
        }

        Ended end() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("still runs after " + PATIENCE_SECONDS + " s: " + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param folder is made; the data is in its folder {@code data} */
    Program(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.data = folder.resolve("data");
    }

    /** The same for a folder that is as {@code other}'s is now. */
    Program copiedTo(Path target) throws IOException {
        Program copy = new Program(target);
        copy.night = night;
        copy.hosts = hosts;
        copyFolder(data(), copy.data());
        return copy;
    }

    static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static void deleteFolder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return data;
    }

    /** Lets the next commands work on another one's data. */
    Program dataOf(Program other) {
        data = other.data;
        return this;
    }

    /** Lets the clock of the next commands start there. */
    Program at(Instant instant) {
        night = instant;
        return this;
    }

    /** Lets host names lead to a sample web. */
    Program on(SampleWeb web, Path sites) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(sites)) {
            if (line.startsWith("http://")) {
                lines.add("127.0.0.1 " + line.replaceFirst("http://([^:/]+).*", "$1"));
            }
        }
        assertEquals(web.hosts(), lines.size());
        hosts = Optional.of(Files.write(folder.resolveSibling("hosts"), lines));
        return this;
    }

    /** Runs the next commands by a shell line in which {@code "$@"} stands for them. */
    Program by(String shellLine) {
        shell = List.of("sh", "-c", shellLine, "sh");
        return this;
    }

    Instant night() {
        return night;
    }

    Program with(String... javaOptions) {
        options = List.of(javaOptions);
        return this;
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai", "-Dnianbao.home=" + ROOT, "-Dnianbao.clock=" + night));
        hosts.ifPresent(file -> command.add("-Djdk.net.hosts.file=" + file));
        command.addAll(options);
        command.addAll(List.of("-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Nianbao.class.getName()));
        command.addAll(Arrays.asList(arguments));
        command.add("--data");
        command.add(data().toString());
        Path out = folder.resolve(".out-" + ++started);
        Path err = folder.resolve(".err-" + started);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LANG", "en_US.UTF-8");
        return new Running(builder.start(), out, err);
    }

    /** The same command within this process, which takes a fraction of the time; for what needs no process of its own. */
    Ended here(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data().toString()));
        Session.Result result = new Session(folder).run(all.toArray(String[]::new));
        return new Ended(result.status(), result.out(), result.err()).withoutStackTrace();
    }

    Ended run(String... arguments) throws IOException {
        return start(arguments).end();
    }
}
