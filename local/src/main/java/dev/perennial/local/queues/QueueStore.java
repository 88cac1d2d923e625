package dev.perennial.local.queues;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.Nil$;

/**
 * Keeps ElasticMQ's queues and messages in an H2 database file, so that what waits, and above all what lies in a
 * dead-letter queue, is still there after a restart.
 */
final class QueueStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private QueueStore() {}

    /** The server's settings, with everything kept in and restored from a file of this name. */
    static TheSQSRestServerBuilder keptIn(Path file, TheSQSRestServerBuilder server) {
        SqlQueuePersistenceConfig database = new SqlQueuePersistenceConfig(
                true, "org.h2.Driver", "jdbc:h2:file:" + file.toAbsolutePath(), "", "", false);
        ActorSystem system = ActorSystem.create("queues");
        ActorRef store = system.actorOf(Props.create(SqlQueuePersistenceActor.class, database, Nil$.MODULE$));
        ActorRef manager = system.actorOf(Props.create(
                QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(store)));
        try {
            Patterns.ask(store, new QueueEvent.Restore(manager), PATIENCE)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException unreadable) {
            throw new UncheckedIOException(
                    "The queues kept in " + file + " cannot be read. Whoever needs nothing of them can delete them.",
                    new IOException(unreadable));
        }
        return server.withActorSystem(system).withQueueManagerActor(manager).withQueueEventListener(store);
    }
}
