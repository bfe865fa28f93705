package fr.ampli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time and pressure as Linux tells them under /proc. Times are user and system time in seconds, in steps of a
 * hundredth.
 */
final class ProcessorTime {

    private static final double TICKS = 100;

    private ProcessorTime() {}

    /** A process, all its threads. */
    static double of(long process) {
        List<String> fields = stat(process);
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS;
    }

    /** This Java. */
    static double ofThisJava() {
        return of(ProcessHandle.current().pid());
    }

    /** A PostgreSQL: its first process, all its children, and those that have ended. */
    static double ofServer(long postmaster) {
        List<String> first = stat(postmaster);
        double ended = (Long.parseLong(first.get(13)) + Long.parseLong(first.get(14))) / TICKS;
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster).orElseThrow().children()) {
            return of(postmaster)
                    + ended
                    + children.mapToDouble(child -> {
                                try {
                                    return of(child.pid());
                                } catch (UncheckedIOException gone) {
                                    return 0;
                                }
                            })
                            .sum();
        }
    }

    /** For how many microseconds since the machine started some process has waited for a processor. */
    static long pressure() {
        try {
            return Files.readAllLines(Path.of("/proc/pressure/cpu")).stream()
                    .filter(line -> line.startsWith("some"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*total=", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notTold) {
            return 0;
        }
    }

    /** Memory of a process that is in the machine's, in bytes. */
    static long resident(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The fields after the name, which may contain blanks. */
    private static List<String> stat(long process) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
