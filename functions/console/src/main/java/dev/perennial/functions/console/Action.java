package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.util.HashMap;
import java.util.Map;

/**
 * A button and what it calls: CloudWatch invokes the function with the viewer's own rights.
 *
 * @param endpoint the function's ARN
 * @param confirmation what the viewer is asked before; empty for nothing
 */
record Action(String label, String endpoint, String json, String confirmation) {
    /**
     * An action.
     *
     * @param says names and values by turns
     */
    static Action of(String label, String endpoint, String confirmation, String... says) {
        ObjectNode json = StrictJson.object();
        for (int i = 0; i + 1 < says.length; i += 2) {
            json.put(says[i], says[i + 1]);
        }
        return new Action(label, endpoint, json.toString(), confirmation);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("label", label);
        values.put("endpoint", endpoint);
        values.put("json", json);
        values.put("confirmation", confirmation);
        return values;
    }
}
