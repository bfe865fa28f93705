package fr.ampli.bench;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * People come when they come: steps arrive at random moments of a given rate, whether or not earlier ones are done. The
 * time of a completion counts from its arrival, so that waiting behind others is not left out.
 */
final class OpenLoop {

    private static final long SEED = 20_260_302L;
    private static final int CLIENTS = 16;

    private OpenLoop() {}

    /** A dossier, and who opened it and may open the next. */
    private record Lane(Side.Walker walker, Side.Underway dossier) {}

    /**
     * Offers a side a load.
     *
     * @param rate steps for each second
     * @return times of task completions in microseconds
     */
    static Histogram run(Side side, double rate, Duration time) throws InterruptedException {
        Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);
        BlockingQueue<Lane> idle = new LinkedBlockingQueue<>();
        for (int i = 0; i < CLIENTS; i++) {
            Side.Walker walker = side.walker();
            idle.add(new Lane(walker, walker.open(side.nextNumber(), act -> {})));
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        Random random = new Random(SEED);
        long begun = System.nanoTime();
        long arrival = begun;
        while (arrival - begun < time.toNanos() && failure.get() == null) {
            long due = arrival;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            clients.execute(() -> {
                try {
                    step(side, idle, due, times);
                } catch (Throwable broken) {
                    failure.set(broken);
                }
            });
            arrival += (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
        }
        clients.shutdown();
        clients.awaitTermination(5, TimeUnit.MINUTES);
        if (failure.get() != null) {
            throw new IllegalStateException("a step failed", failure.get());
        }
        // What was begun is brought to its end, so that nothing is left under way
        for (Lane lane : idle) {
            while (lane.dossier().step(act -> {})) {
                // the next one
            }
        }
        return times;
    }

    private static void step(Side side, BlockingQueue<Lane> idle, long due, Histogram times)
            throws InterruptedException {
        Lane lane = idle.take();
        long late = System.nanoTime() - due;
        boolean more = lane.dossier().step(act -> {
            if (act.kind() == Act.Kind.COMPLETION) {
                times.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, late) + act.nanos()));
            }
        });
        idle.add(more ? lane : new Lane(lane.walker(), lane.walker().open(side.nextNumber(), act -> {})));
    }
}
