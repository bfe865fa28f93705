package fr.ampli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One of the two that are compared: the application with its pathway, or the bare engine with the reference. */
abstract class Side {

    private final AtomicInteger numbers = new AtomicInteger();

    /** One dossier that is under way: each call does the next step, and tells its acts. */
    interface Underway {

        /** @return whether there is a further step */
        boolean step(Consumer<Act> observer);
    }

    /** The database that only this side uses. */
    abstract String database();

    /** A walker for one thread. */
    abstract Walker walker();

    /** Takes dossiers along, one at a time. */
    interface Walker {

        /** Opens a dossier, the first of its steps. */
        Underway open(int number, Consumer<Act> observer);
    }

    /** Takes away what lies about from before, outside of what is measured. */
    void tidy() {
        // nothing lies about
    }

    /** @param rate dossiers for each second */
    record Finished(int dossiers, double rate) {}

    /** How many dossiers were opened so far. */
    int walked() {
        return numbers.get();
    }

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    /** Walks so many dossiers to their end, one after the other. */
    void walk(int times, Consumer<Act> observer) {
        Walker walker = walker();
        for (int i = 0; i < times; i++) {
            finish(walker.open(nextNumber(), observer), observer);
        }
    }

    /**
     * Walks dossiers with several threads until the time is over; dossiers that are under way then are walked to their
     * end.
     *
     * @return what came to its end
     */
    Finished walk(Duration time, List<Walker> walkers) {
        long begun = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(walkers.size());
        AtomicInteger finished = new AtomicInteger();
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Walker walker : walkers) {
                tasks.add(() -> {
                    while (System.nanoTime() - begun < time.toNanos()) {
                        finish(walker.open(nextNumber(), act -> {}), act -> {});
                        finished.incrementAndGet();
                    }
                    return null;
                });
            }
            for (Future<Void> each : clients.invokeAll(tasks)) {
                each.get();
            }
        } catch (Exception broken) {
            throw new IllegalStateException("a client failed", broken);
        } finally {
            clients.shutdown();
        }
        return new Finished(finished.get(), finished.get() / ((System.nanoTime() - begun) / 1e9));
    }

    private static void finish(Underway dossier, Consumer<Act> observer) {
        while (dossier.step(observer)) {
            // the next one
        }
    }
}
