// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs as a user starts them, timed from the start to the end of the process. */
final class WholeProcess {

    private static final int LONGEST_MINUTES = 30;

    private WholeProcess() {
    }

    /**
     * How a process ended.
     *
     * @param seconds from start to end
     * @param processor seconds of processor time, its children's included
     */
    record Ended(int status, double seconds, double processor) {
    }

    /** The shell's word for processor times says them of itself and of its children: 0m1.234s 0m0.567s. */
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s");

    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        File log = folder.resolve("process.log").toFile();
        Path times = folder.resolve("process.times");
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\"; status=$?; times >" + times
                + "; exit $status", "sh"));
        shell.addAll(command);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(shell).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log).start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("still running after " + LONGEST_MINUTES + " minutes: " + command);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Ended(process.exitValue(), seconds, processor(Files.readString(times)));
    }

    private static double processor(String times) throws IOException {
        Matcher line = TIMES.matcher(times);
        if (!line.find() || !line.find()) {
            throw new IOException("the shell said of its children's time: " + times);
        }
        double seconds = 0;
        for (int group = 1; group <= line.groupCount(); group += 2) {
            seconds += Integer.parseInt(line.group(group)) * 60 + Double.parseDouble(line.group(group + 1));
        }
        return seconds;
    }

    /** As {@link #run}; anything but status 0 is an error. */
    static Ended whole(Path folder, List<String> command) throws IOException, InterruptedException {
        Ended ended = run(folder, command);
        if (ended.status() != 0) {
            throw new IOException("status " + ended.status() + " of " + command + ":\n"
                    + Files.readString(folder.resolve("process.log")));
        }
        return ended;
    }

    /** A class of this module in a JVM of its own. */
    static List<String> java(List<String> options, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return command;
    }

    /** The program's version line, where it is installed. */
    static Optional<String> version(String program, String option) {
        try {
            Process process = new ProcessBuilder(program, option).redirectErrorStream(true).start();
            String first = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines().findFirst().orElse("");
            return process.waitFor() == 0 ? Optional.of(first.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
