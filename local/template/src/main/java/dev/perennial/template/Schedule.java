package dev.perennial.template;

/**
 * An EventBridge Scheduler schedule.
 *
 * @param function physical name
 * @param expression {@code rate(…)} or {@code cron(…)}
 * @param input what the function is given; may hold {@code <aws.scheduler.scheduled-time>}
 */
public record Schedule(String name, String function, String expression, String input) {}
