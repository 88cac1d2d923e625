package dev.perennial.testing;

import dev.perennial.document.BroadcastDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRuns;
import dev.perennial.flow.broadcasts.WalkProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Broadcasts that live as long as a test; each row is what the document reads of what it wrote. */
public final class InMemoryBroadcasts implements BroadcastRuns {
    private final Map<String, Map<String, Object>> runs = new TreeMap<>();
    private final Map<String, Map<Integer, Map<String, Object>>> progress = new HashMap<>();
    private final Map<String, SortedSet<String>> lists = new HashMap<>();

    @Override
    public Optional<BroadcastRun> find(String name) {
        return Optional.ofNullable(runs.get(name)).map(Document::new).map(BroadcastDocument::run);
    }

    @Override
    public List<BroadcastRun> all() {
        return runs.values().stream()
                .map(Document::new)
                .map(BroadcastDocument::run)
                .toList();
    }

    @Override
    public boolean save(BroadcastRun next) {
        Map<String, Object> row = BroadcastDocument.of(next);
        Optional<BroadcastRun> before = find(next.name());
        if (row.equals(runs.get(next.name()))) {
            return true;
        }
        if (before.map(BroadcastRun::version).orElse(0L) != next.version() - 1) {
            return false;
        }
        runs.put(next.name(), row);
        return true;
    }

    @Override
    public Optional<WalkProgress> progress(String name, int segment) {
        return Optional.ofNullable(progress.getOrDefault(name, Map.of()).get(segment))
                .map(Document::new)
                .map(BroadcastDocument::progress);
    }

    @Override
    public boolean save(String name, WalkProgress next) {
        Map<String, Object> row = BroadcastDocument.of(name, next);
        Map<Integer, Map<String, Object>> rows = progress.computeIfAbsent(name, _ -> new TreeMap<>());
        if (row.equals(rows.get(next.segment()))) {
            return true;
        }
        if (progress(name, next.segment()).map(WalkProgress::version).orElse(0L) != next.version() - 1) {
            return false;
        }
        rows.put(next.segment(), row);
        return true;
    }

    @Override
    public List<WalkProgress> progress(String name) {
        return progress.getOrDefault(name, Map.of()).values().stream()
                .map(Document::new)
                .map(BroadcastDocument::progress)
                .toList();
    }

    @Override
    public void list(String name, List<CustomerId> ids) {
        ids.forEach(id -> lists.computeIfAbsent(name, _ -> new TreeSet<>()).add(id.value()));
    }

    @Override
    public Listed listed(String name, Optional<String> after, int most) {
        List<String> left = lists.getOrDefault(name, new TreeSet<>()).stream()
                .filter(id -> after.filter(it -> id.compareTo(it) <= 0).isEmpty())
                .toList();
        List<String> page = left.subList(0, Math.min(most, left.size()));
        return new Listed(
                page.stream().map(CustomerId::new).toList(),
                left.size() > page.size() ? Optional.of(page.getLast()) : Optional.empty());
    }
}
