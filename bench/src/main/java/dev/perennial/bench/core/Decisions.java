package dev.perennial.bench.core;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.rules.Decider;
import dev.perennial.playbook.Playbooks;
import dev.perennial.simulation.Life;
import dev.perennial.simulation.Person;
import dev.perennial.simulation.Population;
import dev.perennial.simulation.Witness;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One decision, of the mix that a year of some hundred customers brings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Decisions {
    private static final int CUSTOMERS = 300;

    private record Question(Customer record, Event event, Map<String, Recalled> timeline) {}

    private final Decider decider = new Decider(Playbooks.load());
    private final List<Question> questions = new ArrayList<>();
    private int next;

    @Setup
    public void live() {
        Population population = new Population(1, CUSTOMERS, 365);
        Witness witness = new Witness() {
            @Override
            public void decides(Customer record, Event event, Map<String, Recalled> timeline) {
                questions.add(new Question(record, event, timeline));
            }
        };
        for (long number = 0; number < CUSTOMERS; number++) {
            Life.live(decider, population, Person.of(population, number), witness);
        }
    }

    /** The time that the thread had a core, which others on the machine may have wanted, too. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class OnCore {
        public long decisions;
        public long micros;
        private long began;

        @Setup(Level.Iteration)
        public void begin() {
            decisions = 0;
            began = nanos();
        }

        @TearDown(Level.Iteration)
        public void end() {
            micros = (nanos() - began) / 1_000;
        }

        private static long nanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    @Benchmark
    public Decision decide(OnCore onCore) {
        onCore.decisions++;
        next = next + 1 < questions.size() ? next + 1 : 0;
        Question question = questions.get(next);
        return decider.decide(question.record(), question.event(), question.timeline());
    }
}
