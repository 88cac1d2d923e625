package dev.perennial.checks.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.priming.InvocationContext;
import dev.perennial.template.Function;
import dev.perennial.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Gives one instance of each handler the events of many customers from many threads at once, and another one the same
 * by one thread: answers, logs and calls of AWS have to be the same. Prints a line for each handler.
 */
final class ManyThreads {
    /** As many as Lambda lets into one process for each vCPU of it, where functions share one. */
    static final int THREADS = 32;

    private static final int CUSTOMERS = 2 * THREADS;

    /**
     * What is drawn anew each time, by the SDK for each transaction; and what a clock said: rehearsals say whole
     * seconds.
     */
    private static final Pattern DRAWN = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");

    /** Their calls follow from what others write at that moment: other shards' marks, another fit's model. */
    private static final Set<String> HEED_OTHERS = Set.of("Metrics", "FitModel");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrintStream OUT = System.out;

    private ManyThreads() {}

    public static void main(String[] arguments) throws Exception {
        Template template = OneInstanceTest.TEMPLATE;
        for (Function function : template.functions()) {
            Class<? extends RequestStreamHandler> type =
                    Class.forName(function.handlerClass()).asSubclass(RequestStreamHandler.class);
            JsonNode rehearsal = rehearsal(type);
            Seen together = run(template, type, rehearsal, THREADS);
            Seen alone = run(template, type, rehearsal, 1);
            OUT.println(type.getSimpleName() + " " + together.calls.size() + " calls: "
                    + (HEED_OTHERS.contains(type.getSimpleName())
                            ? together.withoutCalls().difference(alone.withoutCalls())
                            : together.difference(alone)));
        }
        System.exit(0); // The servers' threads are of no more use.
    }

    private static JsonNode rehearsal(Class<?> handler) throws IOException {
        String name = handler.getSimpleName() + ".rehearsal.json";
        try (InputStream json = Objects.requireNonNull(handler.getResourceAsStream(name), name)) {
            return JSON.readTree(json);
        }
    }

    /** What was seen of a handler from outside, without what is drawn. */
    private record Seen(List<String> answers, List<String> logged, List<String> calls) {
        String difference(Seen other) {
            if (answers.equals(other.answers) && logged.equals(other.logged) && calls.equals(other.calls)) {
                return "the same";
            }
            return difference("answers", answers, other.answers)
                    + difference("logged", logged, other.logged)
                    + difference("calls", calls, other.calls);
        }

        Seen withoutCalls() {
            return new Seen(answers, logged, List.of());
        }

        private static String difference(String what, List<String> together, List<String> alone) {
            TreeSet<String> more = new TreeSet<>(together);
            alone.forEach(more::remove);
            TreeSet<String> less = new TreeSet<>(alone);
            together.forEach(less::remove);
            return what + " " + together.size() + "/" + alone.size() + " +"
                    + more.stream().limit(2).toList() + " -"
                    + less.stream().limit(2).toList() + "; ";
        }
    }

    private static Seen run(
            Template template, Class<? extends RequestStreamHandler> type, JsonNode rehearsal, int threads)
            throws Exception {
        List<RehearsedCustomer> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> new RehearsedCustomer(number, rehearsal))
                .toList();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (LoopbackAws aws = new LoopbackAws(template, rehearsal.path("answers"))) {
            for (RehearsedCustomer customer : customers) {
                for (JsonNode item : customer.items()) {
                    aws.put(System.getenv(item.path("table").asText()), item.path("item"));
                }
            }
            System.setProperty("aws.endpointUrl", aws.address());
            System.setOut(new PrintStream(printed, true, UTF_8));
            List<String> answers = answers(type.getConstructor().newInstance(), customers, threads);
            return new Seen(
                    answers,
                    printed.toString(UTF_8).lines().sorted().toList(),
                    aws.calls().stream()
                            .map(ManyThreads::withoutWhatIsDrawn)
                            .sorted()
                            .toList());
        } finally {
            System.setOut(OUT);
        }
    }

    /** The customers' answers in their order; the threads take the next one each, and begin at the same moment. */
    private static List<String> answers(RequestStreamHandler handler, List<RehearsedCustomer> customers, int threads)
            throws Exception {
        CyclicBarrier begin = new CyclicBarrier(threads);
        AtomicInteger next = new AtomicInteger();
        String[] answers = new String[customers.size()];
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    begin.await();
                    for (int n = next.getAndIncrement(); n < answers.length; n = next.getAndIncrement()) {
                        answers[n] = answer(handler, customers.get(n));
                    }
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        }
        return List.of(answers);
    }

    private static String answer(RequestStreamHandler handler, RehearsedCustomer customer) {
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        List<String> answers = new ArrayList<>();
        for (byte[] event : customer.events()) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                handler.handleRequest(new ByteArrayInputStream(event), answer, new InvocationContext(logged::add));
                answers.add(answer.toString(UTF_8));
            } catch (Exception failed) {
                answers.add(failed.toString());
            }
        }
        return withoutWhatIsDrawn(answers + " " + logged);
    }

    private static String withoutWhatIsDrawn(String text) {
        return DRAWN.matcher(text).replaceAll("…");
    }
}
