package fr.ampli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sides in turns: AB, BA, AB, … so that what drifts on the machine meets both. Nothing is left out afterwards.
 *
 * @param throughput dossiers finished in a second: first side ÷ second
 * @param processor processor time of a dossier: first side ÷ second
 * @param blocks every block, in order
 */
record Pairs(Ratios throughput, Ratios processor, List<Block> blocks) {

    /**
     * @param rate dossiers finished in a second
     * @param java processor seconds of a dossier in Java
     * @param server the same in PostgreSQL
     * @param pressure part of the time in which something on the machine waited for a processor
     */
    record Block(String side, double rate, double java, double server, double pressure) {

        double processor() {
            return java + server;
        }
    }

    /** Runs so many pairs. The same side twice gives the noise. */
    static Pairs run(
            String firstName,
            Side first,
            String secondName,
            Side second,
            int pairs,
            Duration block,
            int clients,
            long postmaster) {
        List<Side.Walker> ofFirst = walkers(first, clients);
        List<Side.Walker> ofSecond = walkers(second, clients);
        List<Double> throughput = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            Block a;
            Block b;
            if (i % 2 == 0) {
                a = block(firstName, first, ofFirst, block, postmaster, blocks);
                b = block(secondName, second, ofSecond, block, postmaster, blocks);
            } else {
                b = block(secondName, second, ofSecond, block, postmaster, blocks);
                a = block(firstName, first, ofFirst, block, postmaster, blocks);
            }
            throughput.add(a.rate() / b.rate());
            processor.add(a.processor() / b.processor());
        }
        return new Pairs(new Ratios(throughput), new Ratios(processor), blocks);
    }

    private static List<Side.Walker> walkers(Side side, int clients) {
        List<Side.Walker> walkers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            walkers.add(side.walker());
        }
        return walkers;
    }

    private static Block block(
            String name, Side side, List<Side.Walker> walkers, Duration time, long postmaster, List<Block> blocks) {
        side.tidy();
        long begun = System.nanoTime();
        double java = ProcessorTime.ofThisJava();
        double server = ProcessorTime.ofServer(postmaster);
        long pressure = ProcessorTime.pressure();
        Side.Finished finished = side.walk(time, walkers);
        double micros = (System.nanoTime() - begun) / 1e3;
        Block block = new Block(
                name,
                finished.rate(),
                (ProcessorTime.ofThisJava() - java) / finished.dossiers(),
                (ProcessorTime.ofServer(postmaster) - server) / finished.dossiers(),
                (ProcessorTime.pressure() - pressure) / micros);
        blocks.add(block);
        return block;
    }
}
